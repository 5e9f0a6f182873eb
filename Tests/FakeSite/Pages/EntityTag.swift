extension Page {
  /// An answer whose ETag is the visitor's number, which the browser's cache sends back.
  public static let entityTag = Page(
    "/etag", "ETag tracking",
    others: [
      Route("etag.tracker.example", "/visitor") { request in
        let known = request.logged.header("if-none-match")
        let fields = [
          ("ETag", known ?? "\"visitor-\(request.logged.number)\""), ("Cache-Control", "no-cache"),
          ("Content-Type", "text/plain"),
        ]
        guard known == nil else { return .answer(status: 304, headers: fields, body: []) }
        return .answer(status: 200, headers: fields, body: Array("seen".utf8))
      }
    ]
  ) { _ in
    """
    <script>
    const ask = () => fetch('https://etag.tracker.example/visitor').then((answer) => answer.text());
    ask().then(ask);
    </script>
    """
  }
}
