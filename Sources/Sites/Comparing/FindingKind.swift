/// What a look at a site can bring to light; a kind once shipped keeps its meaning.
public enum SiteFindingKind: String, Sendable, CaseIterable {
  /// A company was contacted that the register does not declare for this site.
  case undeclared = "undeclared-party"
  /// A company that may be contacted only after a choice was contacted before one.
  case beforeChoice = "loaded-before-choice"
  /// A company was contacted in spite of a refusal.
  case afterRefusal = "loaded-after-refusal"
  /// A company was contacted in spite of Global Privacy Control.
  case afterSignal = "loaded-despite-signal"
  /// A company that may be contacted for signed-in members only was contacted for others.
  case notSignedIn = "loaded-signed-out"
  /// A company was contacted on a page for which it is not declared.
  case otherPage = "loaded-on-other-page"
  /// The planted person was found in what a company was given.
  case identified = "member-identified"
  /// A declared company was not seen anywhere.
  case notSeen = "declared-not-seen"
  /// A page has no link to the notice.
  case noNotice = "no-notice-link"
  /// There is no button to refuse.
  case noRefusal = "no-way-to-refuse"
  /// A sign-in button asks for more than is declared.
  case signInBeyond = "sign-in-beyond"
  /// A visitor's browser reported something that the policy for the site does not allow.
  case reported = "blocked-in-browser"

  /// How many days its owner has.
  var days: Int {
    switch self {
    case .afterRefusal, .afterSignal, .identified: 3
    case .undeclared, .beforeChoice, .notSignedIn, .signInBeyond, .reported: 7
    case .otherPage, .noNotice, .noRefusal, .notSeen: 30
    }
  }
}
