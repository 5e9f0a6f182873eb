public import Formats
import Store

/// The questions in a state in short: those that have waited longest, how many there are, and how many are overdue.
public struct WaitingQuestions: Sendable, Equatable {
  /// Those that come first.
  public let first: [Question]
  /// How many there are in all.
  public let count: Int
  /// How many of them are past the promised day.
  public let overdue: Int
}

extension Questions {
  /// The questions that nobody has read, the oldest first.
  public func unread(limit: Int) async throws -> WaitingQuestions {
    WaitingQuestions(
      first: try await list(.asked, limit: limit), count: try await count(.asked), overdue: 0)
  }

  /// The questions that wait for an answer, of one team or of all, by promised day.
  public func owed(
    by owner: String? = nil, on day: CivilDate, limit: Int
  ) async throws -> WaitingQuestions {
    try await database.read { transaction in
      var condition: SQL = "state = \(Question.State.accepted)"
      if let owner { condition = "\(condition) AND owner = \(owner)" }
      let first = try transaction.rows(
        """
        SELECT \(Question.columns) FROM questions WHERE \(condition)
        ORDER BY promised, id LIMIT \(max(limit, 0))
        """
      ).map(Question.init)
      return WaitingQuestions(
        first: first,
        count: Int(try transaction.int("SELECT COUNT(*) FROM questions WHERE \(condition)")),
        overdue: Int(
          try transaction.int(
            "SELECT COUNT(*) FROM questions WHERE \(condition) AND promised < \(day)")))
    }
  }

  /// Every team that owes an answer or has given one.
  public func owners() async throws -> [String] {
    try await database.read { transaction in
      try transaction.rows(
        "SELECT DISTINCT owner FROM questions WHERE owner IS NOT NULL ORDER BY owner"
      ).map { try $0.text(0) }
    }
  }
}
