extension Page {
  /// A page whose connection is reset.
  public static let reset = Page(
    path: "/reset", title: "Reset", routes: [Route(FakeSite.host, "/reset", .reset)])
}
