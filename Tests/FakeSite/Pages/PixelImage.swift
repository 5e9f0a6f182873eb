extension Page {
  /// An image of Meta's that carries the page's address, where the visitor came from and the browser's number.
  public static let pixelImage = Page("/pixel", "Pixel image") { request in
    guard !request.variants.contains(.pixelRemoved) else { return "<p>No pixel any more.</p>" }
    let address = Address.make(
      "https://www.facebook.com/tr",
      [
        "id": Facebook.pixel, "ev": "PageView", "dl": FakeSite.origin + "/pixel",
        "rl": request.logged.header("referer") ?? "",
        "fbp": request.cookie("_fbp") ?? "fb.1.1700000000000.123456789",
      ])
    return Document.image(address)
  }
}
