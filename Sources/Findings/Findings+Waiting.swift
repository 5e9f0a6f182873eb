public import Formats
import Store

/// The open findings in short: the most urgent, how many there are, and how many are overdue.
public struct WaitingFindings: Sendable, Equatable {
  /// The most urgent.
  public let first: [Finding]
  /// How many are open in all.
  public let count: Int
  /// How many of them are overdue.
  public let overdue: Int
}

extension Findings {
  /// What is open now, of one team or of all.
  ///
  /// - Parameter kind: a kind that is left out, because what it is about is shown elsewhere.
  public func waiting(
    of owner: String? = nil, besides kind: String? = nil, on day: CivilDate, limit: Int
  ) async throws -> WaitingFindings {
    try await database.read { transaction in
      var condition: SQL = "state = \(Finding.State.open)"
      if let owner { condition = "\(condition) AND owner = \(owner)" }
      if let kind { condition = "\(condition) AND kind <> \(kind)" }
      let first = try transaction.rows(
        """
        SELECT \(Finding.columns) FROM findings WHERE \(condition)
        ORDER BY due, id LIMIT \(max(limit, 0))
        """
      ).map(Finding.init)
      return WaitingFindings(
        first: first,
        count: Int(try transaction.int("SELECT COUNT(*) FROM findings WHERE \(condition)")),
        overdue: Int(
          try transaction.int(
            "SELECT COUNT(*) FROM findings WHERE \(condition) AND due < \(day.iso)")))
    }
  }

  /// Every team that owns a finding or has owned one.
  public func owners() async throws -> [String] {
    try await database.read { transaction in
      try transaction.rows("SELECT DISTINCT owner FROM findings ORDER BY owner")
        .map { try $0.text(0) }
    }
  }
}
