extension Page {
  /// A page that only the site map knows.
  public static let unlinked = Page("/unlinked", "Only in the site map", isLinked: false) { _ in
    Document.image("https://pixel.unlinked.example/p.gif")
  }
}
