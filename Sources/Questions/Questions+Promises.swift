public import Formats
import Store

/// How our promises to answer were kept.
public struct KeptPromises: Sendable, Equatable {
  /// Questions with an answer.
  public var answered: Int
  /// Those whose first answer came on the promised day or before.
  public var inTime: Int
  /// Accepted questions that wait for their first answer.
  public var waiting: Int
  /// Those whose promised day has passed.
  public var overdue: Int
}

extension Questions {
  /// How many public questions were answered by the day that was promised; costs one row a question.
  public func keptPromises(on day: CivilDate) async throws -> KeptPromises {
    try await database.read { transaction in
      var kept = KeptPromises(answered: 0, inTime: 0, waiting: 0, overdue: 0)
      try transaction.each(
        """
        SELECT q.promised, a.at FROM questions q
        JOIN question_answers a ON a.question = q.id AND a.version = 1
        WHERE q.state = \(Question.State.answered) ORDER BY q.id
        """
      ) { row in
        kept.answered += 1
        if let promised = try row.dateOrNil(0), try row.timestamp(1).date <= promised {
          kept.inTime += 1
        }
      }
      kept.waiting = Int(
        try transaction.int(
          "SELECT COUNT(*) FROM questions WHERE state = \(Question.State.accepted)"))
      kept.overdue = Int(
        try transaction.int(
          """
          SELECT COUNT(*) FROM questions
          WHERE state = \(Question.State.accepted) AND promised < \(day)
          """))
      return kept
    }
  }
}
