public import Store

/// What came out of a request that was answered.
public enum RequestOutcome: String, Sendable, Codable, CaseIterable, SQLBindable {
  /// It was done as asked.
  case done
  /// Part of it was done; the answer says what was not, and why.
  case partly
  /// Nothing is held about the person.
  case nothingHeld = "nothing-held"
  /// A complaint was right.
  case upheld
  /// A complaint was right in part.
  case partlyUpheld = "partly-upheld"
  /// A complaint was not right.
  case notUpheld = "not-upheld"

  /// Those that go with a right.
  public static func of(_ right: RequestRight) -> [RequestOutcome] {
    switch right {
    case .complaint: [.upheld, .partlyUpheld, .notUpheld]
    case .notice: [.done, .partly]
    case .unclassified: []
    default: [.done, .partly, .nothingHeld]
    }
  }

  /// The outcome in words.
  public var words: String {
    switch self {
    case .done: "done"
    case .partly: "done in part"
    case .nothingHeld: "nothing is held"
    case .upheld: "the complaint was right"
    case .partlyUpheld: "the complaint was right in part"
    case .notUpheld: "the complaint was not right"
    }
  }
}
