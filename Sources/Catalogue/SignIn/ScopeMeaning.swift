/// What a scope or claim gives the site.
struct ScopeMeaning: Sendable {
  let sentence: String
  /// Tells whether signing in by e-mail address alone would need it.
  let isNeeded: Bool

  /// What signing in by e-mail address alone would need.
  static func needed(_ sentence: String) -> ScopeMeaning {
    ScopeMeaning(sentence: sentence, isNeeded: true)
  }

  /// What goes beyond that.
  static func beyond(_ sentence: String) -> ScopeMeaning {
    ScopeMeaning(sentence: sentence, isNeeded: false)
  }
}
