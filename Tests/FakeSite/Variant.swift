/// A change of the site that a test switches on and off between requests.
public enum Variant: String, CaseIterable, Sendable {
  /// `/pixel` and `/post/13` no longer load their pixel.
  case pixelRemoved
  /// The index loads a script of `fresh.tracker.example`, of which nobody knew.
  case trackerAdded
  /// Every page that links to `/privacy` no longer does.
  case privacyLinkRemoved
  /// Every request to the site itself is answered by a wall against robots.
  case walled
  /// No password is right.
  case signInRefused
}
