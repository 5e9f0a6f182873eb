/// When the tracker of a page with a consent banner loads.
public enum BannerConduct: String, CaseIterable, Sendable {
  /// At once, whatever the visitor chooses.
  case before
  /// After "accept" alone.
  case accepted
  /// After any choice, "reject" too.
  case rejected
}
