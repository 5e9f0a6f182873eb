extension Page {
  /// An image that comes after a chain over three hosts, each of which passes an identifier on.
  public static let redirects = Page(
    "/redirects", "Redirects over three hosts",
    others: [
      Route("first.hop.example", "/sync") { request in
        .redirect("https://second.hop.example/sync?id=b\(request.logged.number)&from=first")
      },
      Route("second.hop.example", "/sync") { request in
        .redirect(
          "https://third.hop.example/end.gif?id=\(request.query("id") ?? "")&from=second",
          status: 307,
          headers: [("Set-Cookie", "hop=2; Path=/; Secure; SameSite=None; Max-Age=31536000")])
      },
    ]
  ) { _ in Document.image("https://first.hop.example/sync?page=redirects") }
}
