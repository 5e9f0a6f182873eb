extension Page {
  /// A frame of another site within a frame of another site, both of which fetch from a third.
  public static let frames = Page(
    "/frames", "Nested frames",
    others: [
      Route(
        "widget.outer.example", "/",
        .html(
          """
          <!doctype html><title>Outer</title>
          <script>fetch('https://api.frames.example/outer', { mode: 'no-cors' });</script>
          <iframe src="https://advert.inner.example/"></iframe>
          """)),
      Route(
        "advert.inner.example", "/",
        .html(
          """
          <!doctype html><title>Inner</title>
          <script>
          fetch('https://api.frames.example/inner', { method: 'POST', mode: 'no-cors', body: 'deep' });
          </script>
          """)),
    ]
  ) { _ in "<iframe src=\"https://widget.outer.example/\" title=\"A widget\"></iframe>" }
}
