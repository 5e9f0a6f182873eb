extension Page {
  /// What the site has besides its pages: the index, the privacy policy and the files for robots.
  static func house(_ pages: [Page]) -> [Page] {
    let routes: [Route] = [
      index(pages), privacyPolicy, robots, siteMap(pages),
      Route(FakeSite.host, "/favicon.ico", .gif()),
      Route(
        FakeSite.host, "/.well-known/gpc.json", .json(#"{"gpc":true,"lastUpdate":"2026-11-01"}"#)),
      Route("nest.example", "/*") { .redirect(FakeSite.origin + $0.logged.path, status: 301) },
    ]
    return [Page(path: "/", title: "Nest", routes: routes + Facebook.routes + Google.routes)]
  }

  private static func index(_ pages: [Page]) -> Route {
    let links = pages.filter(\.isLinked).map {
      "<li><a href=\"\($0.path)\">\(Document.escape($0.title))</a>"
    }
    return Route(FakeSite.host, "/") { request in
      let added = "<script async src=\"https://fresh.tracker.example/fresh.js\"></script>"
      let head = request.variants.contains(.trackerAdded) ? added : ""
      let greeting = request.member.map { "<p>Hello, \(Document.escape($0.name))</p>" } ?? ""
      return Document(
        title: "Nest", head: head, body: greeting + "<ul>\(links.joined(separator: "\n"))</ul>"
      ).reply(request)
    }
  }

  private static let privacyPolicy = Route(FakeSite.host, "/privacy") { request in
    Document(
      title: "Privacy policy",
      body: "<p>We share data with Meta Platforms. Write to privacy@nest.example.</p>"
    ).reply(request)
  }

  private static let robots = Route(
    FakeSite.host, "/robots.txt",
    .text(
      "text/plain",
      """
      User-agent: *
      Disallow: /private
      Crawl-delay: 0

      Sitemap: \(FakeSite.origin)/sitemap.xml

      """))

  /// All pages, those that no page links to as well, and the posts one by one.
  private static func siteMap(_ pages: [Page]) -> Route {
    let hasSeries = pages.contains { $0.path == series.path }
    let posts = hasSeries ? (1...20).map { "/post/\($0)" } : []
    let entries = (["/"] + pages.map(\.path) + posts).map {
      "<url><loc>\(FakeSite.origin)\(Document.escape($0))</loc></url>"
    }
    return Route(
      FakeSite.host, "/sitemap.xml",
      .text(
        "application/xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(entries.joined(separator: "\n"))
        </urlset>
        """))
  }
}
