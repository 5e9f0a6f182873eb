extension Page {
  /// A redirect to a wall against robots, which is not the page.
  public static let wall = Page(
    path: "/wall", title: "Behind a wall",
    routes: [
      Route(FakeSite.host, "/wall", .redirect("/wall/challenge")),
      Route(FakeSite.host, "/wall/challenge", wallReply),
    ])

  /// What a wall against robots says.
  static let wallReply = Reply.html(
    """
    <!doctype html><title>Attention Required!</title>
    <h1>Attention Required!</h1><p>Please show that you are not a robot.</p>
    """, status: 403)
}
