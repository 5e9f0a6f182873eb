import Findings
import Formats
import Register
import Store
import Vault

extension Connectors {
  /// Writes down what came of a try, with the findings that follow; the entry is the last.
  func keep(
    _ tried: Tried, _ step: SystemStep, of act: SystemAct, brief: Brief?,
    system: ConnectedSystem?, at now: Timestamp
  ) async throws {
    let sealed = try brief.map {
      try vault.sealWorkspace($0.json.canonical, context: Self.briefContext(act.id))
    }
    let counts = JSON.array(tried.counts.map(\.json)).text
    let tasks = JSON.array(tried.tasks.map { .string($0) }).text
    try await database.write { transaction in
      if let sealed {
        try transaction.run(
          "UPDATE system_acts SET sealed = \(sealed) WHERE id = \(act.id) AND ended_at IS NULL")
      }
      // An erasure that was tried twice tells of both tries together.
      let isAgain = act.kind != .collect && tried.counts.isEmpty && !step.counts.isEmpty
      try transaction.run(
        """
        UPDATE system_steps SET state = \(tried.state), tries = tries + 1,
          counts = CASE WHEN \(isAgain) = 1 THEN counts ELSE \(counts) END, note = \(tried.note),
          tasks = \(tasks), tried_at = \(now), next_at = \(tried.next),
          answer = \(tried.answer)
        WHERE act = \(act.id) AND system = \(step.system.text)
        """)
      if act.kind == .collect {
        // A try before this one told of an earlier day.
        try transaction.run(
          "DELETE FROM system_answers WHERE act = \(act.id) AND system = \(step.system.text)")
        try Self.keep(tried.told, of: act.id, at: step.system, transaction)
      }
      try Self.note(tried.undeclared, at: step.system, now, transaction)
      var entries = try Self.reconcile(
        step.system, system, source: act.id, at: now, transaction)
      entries.append(
        EntryDraft(kind: "system.answered", at: now) { _ in
          [
            "act": .string(act.id), "system": .string(step.system.text),
            "what": .string(act.kind.rawValue), "state": .string(tried.state.rawValue),
            "rows": .integer(Int64(tried.counts.reduce(0) { $0 + $1.rows })), "by": "system",
          ]
        })
      entries += try Self.endIfOver(act.id, at: now, transaction)
      _ = try transaction.append(contentsOf: entries)
    }
  }

  /// Ends an act when no step is left, and forgets by what the member was known.
  static func endIfOver(
    _ id: String, at now: Timestamp, _ transaction: any WriteTransaction
  ) throws -> [EntryDraft] {
    let open = try transaction.int(
      """
      SELECT COUNT(*) FROM system_steps
      WHERE act = \(id) AND state NOT IN (\(SystemStep.State.done), \(SystemStep.State.nothing))
      """)
    guard open == 0,
      try transaction.run(
        """
        UPDATE system_acts SET ended_at = \(now), sealed = \(nil as [UInt8]?)
        WHERE id = \(id) AND ended_at IS NULL
        """) > 0
    else { return [] }
    return [
      EntryDraft(kind: "system.ended", at: now) { _ in ["act": .string(id), "by": "system"] }
    ]
  }

  /// Remembers columns that an answer held and the register does not declare.
  private static func note(
    _ undeclared: [String], at system: SystemID, _ now: Timestamp,
    _ transaction: any WriteTransaction
  ) throws {
    guard !undeclared.isEmpty else { return }
    let known = try transaction.first(
      "SELECT undeclared FROM system_checks WHERE system = \(system.text)")
    let before = try known.map { try Self.texts($0.text(0)) } ?? []
    let all = Set(before + undeclared).sorted()
    let text = JSON.array(all.map { .string($0) }).text
    try transaction.run(
      """
      INSERT INTO system_checks (system, at, note, undeclared, broken, counts)
      VALUES (\(system.text), \(now), \(nil as String?), \(text), \("[]"), \("[]"))
      ON CONFLICT (system) DO UPDATE SET undeclared = \(text)
      """)
  }

  static func texts(_ text: String) throws -> [String] {
    guard let items = (try? JSON(parsing: text.utf8))?.array else { throw SystemError.damaged }
    return items.compactMap(\.string)
  }
}
