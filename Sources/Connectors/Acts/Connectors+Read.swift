public import Formats
import Register
import Store
import Vault

/// What one system told of a member, opened.
public struct CollectedRecords: Sendable, Equatable {
  /// The step.
  public let step: SystemStep
  /// What the member is shown.
  public let records: [SystemRecord]
  /// What is about a second person too and was not released.
  public let held: [SystemRecord]
  /// What a person said who was asked.
  public let reply: TaskReply?
}

extension Connectors {
  /// An act with its steps; throws `SystemError.unknownAct`.
  public func act(_ id: String) async throws -> SystemAct {
    try await database.read { try $0.systemAct(id) }
  }

  /// Acts, the newest first.
  ///
  /// - Parameters:
  ///   - open: only those of which something is left to do.
  ///   - after: the last one seen, to go on from.
  public func acts(
    of subject: UInt32? = nil, open: Bool = false, after: String? = nil, limit: Int
  ) async throws -> [SystemAct] {
    try await database.read { transaction in
      var condition: SQL = "1 = 1"
      if let subject { condition = "\(condition) AND subject = \(subject)" }
      if open { condition = "\(condition) AND ended_at IS NULL" }
      if let after { condition = "\(condition) AND id < \(after)" }
      return try transaction.rows(
        """
        SELECT \(SystemAct.columns) FROM system_acts WHERE \(condition)
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map { row in try SystemAct(row, steps: transaction.systemSteps(of: row.text(0))) }
    }
  }

  /// Every act for a request, or for an erasure, in the order in which they were begun.
  public func acts(for request: String) async throws -> [SystemAct] {
    try await database.read { transaction in
      try transaction.rows(
        "SELECT \(SystemAct.columns) FROM system_acts WHERE request = \(request) ORDER BY id"
      ).map { row in try SystemAct(row, steps: transaction.systemSteps(of: row.text(0))) }
    }
  }

  /// By what the member of an act is known, for whoever has to do something by hand; empty when it is over.
  public func whom(_ id: String) async throws -> [String: [String]] {
    try await database.read { try self.brief(of: id, $0)?.subject.handles ?? [:] }
  }

  /// What every system told in an act, as far as it is still kept and the member's key is there.
  ///
  /// - Parameter withRecords: whether all records are read into memory; `tables(of:at:)` reads them a part at a time.
  public func collected(
    _ id: String, withRecords: Bool = true
  ) async throws -> [CollectedRecords] {
    let act = try await self.act(id)
    let key: SubjectKey? =
      if let subject = act.subject { try await vault.key(for: subject) } else { nil }
    let sealed = try await database.read { transaction in
      try transaction.rows(
        "SELECT answer, reply FROM system_steps WHERE act = \(id) ORDER BY place"
      ).map { (try $0.blobOrNil(0), try $0.blobOrNil(1)) }
    }
    var all: [CollectedRecords] = []
    for (step, sealed) in zip(act.steps, sealed) {
      let held = try sealed.0.flatMap { bytes in
        try key.map { try JSON(parsing: try $0.open(bytes, context: Self.answerContext)) }
      }
      let reply = try sealed.1.map { bytes in
        try JSON(
          parsing: try vault.openWorkspace(bytes, context: Self.replyContext(id, step.system)))
      }
      var records: [SystemRecord] = []
      for table in withRecords ? try await tables(of: id, at: step.system) : [] {
        while let record = try await table.next() { records.append(record) }
      }
      all.append(
        CollectedRecords(
          step: step, records: records,
          held: (held?.array ?? []).compactMap { SystemRecord(json: $0) },
          reply: reply.flatMap(TaskReply.init)))
    }
    return all
  }

  /// Forgets what was collected in acts that ended before a moment; the steps stay.
  ///
  /// - Returns: how many were forgotten.
  @discardableResult
  public func forgetAnswers(before moment: Timestamp) async throws -> Int {
    let isThere = try await database.read { transaction in
      try transaction.exists(
        """
        SELECT 1 FROM system_steps s JOIN system_acts a ON a.id = s.act
        WHERE (s.answer IS NOT NULL OR s.reply IS NOT NULL) AND a.ended_at < \(moment) LIMIT 1
        """)
    }
    guard isThere else { return 0 }
    return try await database.write { transaction in
      try transaction.run(
        """
        DELETE FROM system_answers
        WHERE act IN (SELECT id FROM system_acts WHERE ended_at < \(moment))
        """)
      return try transaction.run(
        """
        UPDATE system_steps SET answer = \(nil as [UInt8]?), reply = \(nil as [UInt8]?)
        WHERE (answer IS NOT NULL OR reply IS NOT NULL)
          AND act IN (SELECT id FROM system_acts WHERE ended_at < \(moment))
        """)
    }
  }
}
