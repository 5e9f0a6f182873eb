/// What leads from one state of a request to another.
public enum RequestMove: String, Sendable, Codable, CaseIterable {
  case start
  case askIdentity = "ask-identity"
  case identify
  case askFee = "ask-fee"
  case settleFee = "settle-fee"
  case pause, resume, extend, answer, refuse, withdraw

  /// The kind of the entry that a move leaves in the log.
  public var entryKind: String {
    switch self {
    case .start: "request.started"
    case .askIdentity: "request.identity-asked"
    case .identify: "request.identified"
    case .askFee: "request.fee-asked"
    case .settleFee: "request.fee-settled"
    case .pause: "request.paused"
    case .resume: "request.resumed"
    case .extend: "request.extended"
    case .answer: "request.answered"
    case .refuse: "request.refused"
    case .withdraw: "request.withdrawn"
    }
  }
}

/// The table of allowed moves: the whole machine, as one value.
public enum RequestMoves {
  /// One arrow of the machine.
  public struct Arrow: Sendable, Hashable {
    /// Where it begins.
    public let from: RequestState
    /// What is done.
    public let move: RequestMove
    /// Where it ends.
    public let to: RequestState

    /// An arrow, whether there is one or not.
    public init(_ from: RequestState, _ move: RequestMove, _ to: RequestState) {
      self.from = from
      self.move = move
      self.to = to
    }
  }

  /// Every arrow there is.
  public static let all: Set<Arrow> = [
    Arrow(.received, .start, .running), Arrow(.received, .askIdentity, .awaitingIdentity),
    Arrow(.received, .withdraw, .withdrawn),
    Arrow(.awaitingIdentity, .identify, .running), Arrow(.awaitingIdentity, .refuse, .refused),
    Arrow(.awaitingIdentity, .withdraw, .withdrawn),
    Arrow(.running, .askIdentity, .awaitingIdentity), Arrow(.running, .askFee, .awaitingFee),
    Arrow(.running, .pause, .paused), Arrow(.running, .extend, .extended),
    Arrow(.running, .answer, .answered), Arrow(.running, .refuse, .refused),
    Arrow(.running, .withdraw, .withdrawn),
    Arrow(.awaitingFee, .settleFee, .running), Arrow(.awaitingFee, .refuse, .refused),
    Arrow(.awaitingFee, .withdraw, .withdrawn),
    // Back to where it was: what was extended before the question still is.
    Arrow(.paused, .resume, .running), Arrow(.paused, .resume, .extended),
    Arrow(.paused, .withdraw, .withdrawn),
    Arrow(.extended, .pause, .paused), Arrow(.extended, .answer, .answered),
    Arrow(.extended, .refuse, .refused), Arrow(.extended, .withdraw, .withdrawn),
  ]

  /// The moves from a state, in the order of their declaration.
  public static func moves(from state: RequestState) -> [RequestMove] {
    RequestMove.allCases.filter { move in all.contains { $0.from == state && $0.move == move } }
  }

  /// Whether a move may be made.
  public static func allows(_ move: RequestMove, from: RequestState, to: RequestState) -> Bool {
    all.contains(Arrow(from, move, to))
  }
}
