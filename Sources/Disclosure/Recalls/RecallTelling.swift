public import Formats
public import Store

/// By which way a recipient is told of a recall.
public enum RecallWay: String, Sendable, CaseIterable, SQLBindable {
  /// A letter to its contact.
  case mail
  /// A signed message to the webhook that the register declares.
  case webhook
}

/// How far a recipient is told of a recall, or reminded of it.
public struct RecallTelling: Sendable, Equatable {
  /// Told or reminded.
  public var step: RecallStep
  /// By which way it was; nil while it is not.
  public var way: RecallWay?
  /// How often its webhook failed.
  public var failures = 0
  /// Why it failed last; nil when it never did.
  public var failure: String?
  /// When it is tried again; nil when it never failed.
  public var retry: Timestamp?
}

extension Disclosures {
  /// How a recipient was told of a recall and reminded of it; empty before anything was tried.
  public func tellings(of id: String) async throws -> [RecallTelling] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT step, way, failures, failure, retry_at FROM recall_tellings WHERE recall = \(id)
        ORDER BY CASE WHEN step = \(RecallStep.told.rawValue) THEN 0 ELSE 1 END, step
        """
      ).map { row in
        guard let step = RecallStep(rawValue: try row.text(0)) else { throw RecallLedger.damaged }
        return RecallTelling(
          step: step, way: try row.textOrNil(1).flatMap(RecallWay.init(rawValue:)),
          failures: Int(try row.int(2)), failure: try row.textOrNil(3),
          retry: try row.timestampOrNil(4))
      }
    }
  }

  /// Notes that a webhook failed, and when it is tried again: after a minute, then ever later, six hours at most.
  public func noteFailure(
    _ failure: String, of step: RecallStep, for recall: Recall, after failures: Int,
    at now: Timestamp
  ) async throws {
    let retry = now.adding(seconds: min(Int64(60) << Int64(min(failures, 9)), 21_600))
    let (id, count) = (recall.id, Int64(failures + 1))
    try await database.write { transaction in
      try transaction.run(
        """
        INSERT INTO recall_tellings (recall, step, way, failures, failure, retry_at)
        VALUES (\(id), \(step.rawValue), \(nil as String?), \(count), \(failure), \(retry))
        ON CONFLICT (recall, step)
        DO UPDATE SET failures = excluded.failures, failure = excluded.failure,
          retry_at = excluded.retry_at
        """)
    }
  }
}

extension RecallTelling {
  /// Notes the way by which a step was taken, in its transaction; what failed before stays to be read.
  static func took(
    _ way: RecallWay, _ step: RecallStep, for recall: String, _ transaction: any WriteTransaction
  ) throws {
    try transaction.run(
      """
      INSERT INTO recall_tellings (recall, step, way, failures) VALUES
        (\(recall), \(step.rawValue), \(way), \(0))
      ON CONFLICT (recall, step) DO UPDATE SET way = excluded.way
      """)
  }
}
