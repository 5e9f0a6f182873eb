public import Formats
public import Register
import Store

/// The disclosures in a state in short: the oldest, how many there are, and how many are too old to be called up.
public struct WaitingDisclosures: Sendable, Equatable {
  /// The oldest of those that are called up.
  public let first: [DisclosureSummary]
  /// How many are called up.
  public let count: Int
  /// How many were planned before that and wait still.
  public let older: Int
}

extension Disclosures {
  /// The disclosures that were planned since a moment and stand in a state, the oldest first.
  ///
  /// - Parameter recipients: for these alone; nil for any.
  public func waiting(
    _ state: DisclosureSummary.State, for recipients: [RecipientID]? = nil,
    since start: Timestamp, limit: Int
  ) async throws -> WaitingDisclosures {
    try await database.read {
      try Ledger.waiting(state, for: recipients?.map(\.text), since: start, limit: limit, $0)
    }
  }
}

extension Ledger {
  static func waiting(
    _ state: DisclosureSummary.State, for recipients: [String]?, since start: Timestamp,
    limit: Int, _ transaction: any ReadTransaction
  ) throws -> WaitingDisclosures {
    // A run of an audience waits for nobody: what holds it up is a finding.
    var condition: SQL = "state = \(state) AND audience IS NULL"
    if let recipients { condition = "\(condition) AND recipient IN (\(list: recipients))" }
    return WaitingDisclosures(
      first: try list(
        where: "\(condition) AND planned_at >= \(start)", order: "id", limit: limit, transaction),
      count: Int(
        try transaction.int(
          "SELECT COUNT(*) FROM disclosures WHERE \(condition) AND planned_at >= \(start)")),
      older: Int(
        try transaction.int(
          "SELECT COUNT(*) FROM disclosures WHERE \(condition) AND planned_at < \(start)")))
  }
}
