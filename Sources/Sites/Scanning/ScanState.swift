/// In which state a visitor comes to a site; each begins with a fresh browser profile.
public enum ScanState: String, Sendable, CaseIterable, Codable {
  /// Nothing was chosen.
  case before
  /// Everything was refused.
  case refuse
  /// Everything was accepted.
  case accept
  /// The browser sends Global Privacy Control, and nothing was chosen.
  case gpc
  /// A member is signed in, and nothing was chosen.
  case signedIn = "signed-in"

  /// The end of a sentence about what was handed over in this state.
  public var clause: String {
    switch self {
    case .before: "before you chose anything"
    case .refuse: "although you refused"
    case .accept: "after you accepted"
    case .gpc: "although your browser said no for you (Global Privacy Control)"
    case .signedIn: "while you were signed in"
    }
  }

  /// A few words for a column or a heading.
  public var label: String {
    switch self {
    case .before: "before a choice"
    case .refuse: "refused"
    case .accept: "accepted"
    case .gpc: "privacy signal"
    case .signedIn: "signed in"
    }
  }
}
