public import Store

/// Where a request stands.
public enum RequestState: String, Sendable, Codable, CaseIterable, SQLBindable {
  /// It is here, and nobody has taken it up.
  case received
  /// Who asks is not known for sure.
  case awaitingIdentity = "awaiting-identity"
  /// A fee was asked for, which law allows for excessive requests alone.
  case awaitingFee = "awaiting-fee"
  /// It is being worked on.
  case running
  /// A question to the person is open, and the clock stands.
  case paused
  /// It is being worked on, after a notice in time that it takes longer.
  case extended
  /// It was answered.
  case answered
  /// It was refused, with reasons.
  case refused
  /// The person took it back.
  case withdrawn

  /// Those from which nothing leads on.
  public static let ends: Set<RequestState> = [.answered, .refused, .withdrawn]

  /// Whether it still needs somebody.
  public var isOpen: Bool { !Self.ends.contains(self) }

  /// The state in words.
  public var words: String {
    switch self {
    case .awaitingIdentity: "waiting for proof of identity"
    case .awaitingFee: "waiting for a fee"
    default: rawValue
    }
  }
}
