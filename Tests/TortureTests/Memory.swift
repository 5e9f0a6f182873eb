import Formats
import Register

/// Everything that the program has acknowledged, and what was asked of it and never answered.
struct Memory: Sendable {
  /// One choice, sent under an idempotency key until it is acknowledged.
  struct Said: Sendable {
    var member: Int
    var act: Choice.Act
    var body: String
    var key: String
    /// The sequence in the acknowledgement.
    var sequence: Int64?
    /// How the last try was answered; nil when it was cut off.
    var status: Int?
    /// Whether it was ever tried: what nobody said need not be there.
    var wasSent = false
  }

  /// A file of new members.
  struct Import: Sendable {
    var file: String
    var ids: [String]
    var isAcknowledged = false
  }

  /// How far a disclosure was acknowledged to have come.
  struct Disclosure: Sendable {
    enum State: Int, Sendable, Comparable {
      case planned, approved, sent
      static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }
    }

    var id: String
    var state: State
  }

  /// Whether something is stopped, or nil when a command about it was killed before it answered.
  typealias Stop = Bool?

  var said: [Said] = []
  var imports: [Import] = []
  var disclosures: [Disclosure] = []
  var suspended: [String: Stop] = [:]
  var paused: [String: Stop] = [:]
  /// How many acknowledgements came, and how many requests and commands were cut off.
  var acknowledged = 0
  var cut = 0
  /// How many writes to files the power took with it.
  var undone = 0
}
