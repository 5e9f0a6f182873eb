import Evidence
public import Formats
import Members
public import Store
public import Vault

extension Consent {
  /// Puts back choices of the journal that the tables lack, after an older copy was restored.
  ///
  /// Erasures are for the caller. Subjects that the tables do not know are passed over: without a
  /// record there is nothing to permit. Returns how many choices were put back.
  public func replay(_ entries: [JournalEntry], at: Timestamp) async throws -> Int {
    let rows = try entries.compactMap { try ChoiceRow($0) }
    let keys = try await vault.keys(for: Set(rows.map(\.ordinal)).sorted())
    return try await database.write { transaction in
      var count = 0
      for row in rows {
        guard let key = keys[row.ordinal],
          try !transaction.exists(
            """
            SELECT 1 FROM choices
            WHERE ordinal = \(row.ordinal) AND id = \(row.recorded.id.bytes)
            """)
        else { continue }
        var row = row
        row.recorded.sequence = try transaction.append(
          EntryDraft(kind: "choice.replayed", at: at, subjects: [row.ordinal]) { sequence in
            ["subject": .string(key.commitment(sequence: sequence).base64)]
          })
        try transaction.insert(into: "choices", ChoiceRow.columns, rows: [row.values])
        count += 1
      }
      return count
    }
  }

  /// The position of the journal up to which the tables are known to hold every act.
  public func journalPosition() async throws -> Int64 {
    try await database.read { try Consent.journalPosition($0) }
  }

  /// The same within a transaction.
  public static func journalPosition(_ transaction: any ReadTransaction) throws -> Int64 {
    try transaction.int("SELECT sequence FROM journal_position WHERE one = 1")
  }

  /// Brings the tables up to the journal; returns how many acts were put back.
  ///
  /// Erasures are handed to `erase`, which removes what all rooms hold and says whether there was anything.
  /// Throws `ConsentError.journalBehind` when the journal ends before what the tables know: then it is an old copy, and
  /// acts that it never heard of may be missing from the tables too.
  public func catchUpWithJournal(
    at now: Timestamp, erase: (UInt32) async throws -> Bool = { _ in false }
  ) async throws -> Int {
    let (start, known) = try await database.read { transaction in
      let position = try transaction.int("SELECT sequence FROM journal_position WHERE one = 1")
      let done = try transaction.int("SELECT COALESCE(MAX(until), 0) FROM journal_done")
      return (position, max(position, done))
    }
    var position = start
    let head = try await vault.journalHead()
    guard head >= known else {
      throw ConsentError.journalBehind(journal: head, data: known)
    }
    var count = 0
    while position < head {
      let records = try await vault.journalEntries(after: position, limit: 1_000)
      guard let last = records.last else { break }
      count += try await replay(records.map(\.entry), at: now)
      for record in records where record.entry.kind == .erase {
        count += try await erase(record.entry.ordinal) ? 1 : 0
      }
      position = last.sequence
      let reached = position
      try await database.write { try Consent.reachJournal(reached, $0) }
    }
    return count
  }

  /// Notes that some acts of the journal, which follow each other, are in the tables.
  ///
  /// INVARIANT: the position passes over no act that is not. Acts are journalled in one order and committed in another;
  /// one that was passed over would be missing for ever after an older copy is restored.
  package static func noteJournal(
    _ acts: ClosedRange<Int64>, _ transaction: any WriteTransaction
  ) throws {
    let isNext = try transaction.run(
      """
      UPDATE journal_position SET sequence = \(acts.upperBound)
      WHERE one = 1 AND sequence = \(acts.lowerBound - 1)
      """)
    if isNext == 0 {
      try transaction.insert(
        into: "journal_done", ["begins", "until"],
        rows: [[.integer(acts.lowerBound), .integer(acts.upperBound)]],
        onConflict: .ignore(target: ["begins"]))
    }
    try passOverDone(transaction)
  }

  private static func reachJournal(_ position: Int64, _ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      UPDATE journal_position SET sequence = \(position) WHERE one = 1 AND sequence < \(position)
      """)
    try passOverDone(transaction)
  }

  /// Moves the position over the acts behind it that were committed before their turn.
  private static func passOverDone(_ transaction: any WriteTransaction) throws {
    let start = try transaction.int("SELECT sequence FROM journal_position WHERE one = 1")
    var position = start
    let rows = try transaction.rows(
      "SELECT begins, until FROM journal_done ORDER BY begins LIMIT 64")
    guard !rows.isEmpty else { return }
    for row in rows where try row.int(0) <= position + 1 {
      position = max(position, try row.int(1))
    }
    if position > start {
      try transaction.run("UPDATE journal_position SET sequence = \(position) WHERE one = 1")
    }
    try transaction.run("DELETE FROM journal_done WHERE until <= \(position)")
  }
}
