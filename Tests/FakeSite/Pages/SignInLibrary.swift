extension Page {
  /// A page that merely loads Google's library for signing in, with no button yet.
  public static let signInLibrary = Page("/social/library", "Library for social sign-in") { _ in
    "<script async src=\"https://accounts.google.com/gsi/client\"></script>"
  }
}
