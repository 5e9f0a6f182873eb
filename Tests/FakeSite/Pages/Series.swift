extension Page {
  /// Twenty posts, of which the thirteenth alone has a pixel.
  public static let series = Page(
    "/posts", "Twenty posts",
    others: (1...20).map { number in
      Route(FakeSite.host, "/post/\(number)") { request in
        let hasPixel = number == 13 && !request.variants.contains(.pixelRemoved)
        let pixel = Document.image(
          Address.make(
            "https://www.facebook.com/tr",
            [
              "id": Facebook.pixel, "ev": "ViewContent",
              "dl": FakeSite.origin + "/post/\(number)", "cd[topic]": "school",
            ]))
        return Document(
          title: "Post \(number)", body: "<p>Something to read.</p>" + (hasPixel ? pixel : "")
        ).reply(request)
      }
    }
  ) { _ in
    let links = (1...20).map { "<li><a href=\"/post/\($0)\">Post \($0)</a>" }
    return "<ol>\(links.joined())</ol>"
  }
}
