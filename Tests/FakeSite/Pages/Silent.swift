extension Page {
  /// A page that never answers.
  public static let silent = Page(
    path: "/silent", title: "Silence", routes: [Route(FakeSite.host, "/silent", .silence)])
}
