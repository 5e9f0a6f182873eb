/// What a clock of law runs for.
public enum ClockRight: String, Sendable, Hashable, CaseIterable, Codable {
  case access, rectification, erasure, restriction, portability, objection
  case automatedDecision = "automated-decision"
  /// The objection to direct marketing, which is followed at once.
  case directMarketing = "direct-marketing"
  /// The withdrawal of consent.
  case withdrawal
  /// A complaint to the organisation about its use of personal data.
  case complaint
  /// The notice to the authority of a personal data breach.
  case breach
  /// The information that is owed to a person whose data came from somebody else.
  case notice
  /// The acknowledgement of a request.
  case acknowledgement
  /// The refusal of sale, sharing or targeted advertising.
  case optOut = "opt-out"
  /// The limit on the use of sensitive data.
  case limit
  /// The appeal against a refusal.
  case appeal

  /// Reads the right by its name here or by the word that a law uses for it; nil for anything else.
  public init?(named name: String) {
    guard let right = ClockRight(rawValue: name) ?? Self.otherNames[name] else { return nil }
    self = right
  }

  private static let otherNames: [String: ClockRight] = [
    "know": .access, "delete": .erasure, "deletion": .erasure, "correct": .rectification,
    "correction": .rectification, "acknowledge": .acknowledgement, "optout": .optOut,
    "art14": .notice, "marketing": .directMarketing, "withdraw": .withdrawal,
  ]

  /// What has arrived, in a sentence.
  public var arrival: String {
    switch self {
    case .complaint: "complaint"
    case .notice: "data"
    case .appeal: "appeal"
    case .withdrawal: "withdrawal"
    case .directMarketing: "objection"
    default: "request"
    }
  }
}
