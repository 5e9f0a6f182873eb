extension Page {
  /// A page that fails in the server.
  public static let fault = Page(
    path: "/error", title: "Error",
    routes: [
      Route(FakeSite.host, "/error", .html("<!doctype html><title>Error</title>", status: 500))
    ])
}
