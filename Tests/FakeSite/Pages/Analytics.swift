extension Page {
  /// Google's tag, which posts two events of analytics in one body.
  public static let analytics = Page("/analytics", "Analytics") { _ in
    "<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-NEST00001\"></script>"
  }
}
