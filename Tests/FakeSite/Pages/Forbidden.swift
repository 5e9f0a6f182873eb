extension Page {
  /// A page that `robots.txt` forbids, with a pixel that nobody who obeys ever loads.
  public static let forbidden = Page("/private", "Not for robots") { _ in
    Document.image("https://pixel.private.example/p.gif")
  }
}
