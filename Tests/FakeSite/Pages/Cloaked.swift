extension Page {
  /// A tracker under a name of the site's own, which a CNAME would lead elsewhere.
  public static let cloaked = Page(
    "/cloaked", "Tracker under the site's own name",
    others: [
      Route(
        "metrics.nest.example", "/collect.js",
        .script(
          """
          document.cookie = 'metric_id=m' + Math.random().toString(36).slice(2)
            + '; domain=nest.example; path=/; max-age=31536000; Secure';
          new Image().src = 'https://metrics.nest.example/hit.gif?page='
            + encodeURIComponent(location.href);
          """))
    ]
  ) { _ in "<script async src=\"https://metrics.nest.example/collect.js\"></script>" }
}
