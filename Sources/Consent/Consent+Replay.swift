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
    var position = try await journalPosition()
    let head = try await vault.journalHead()
    guard head >= position else {
      throw ConsentError.journalBehind(journal: head, data: position)
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
      try await database.write { try Consent.noteJournal(reached, $0) }
    }
    return count
  }

  static func noteJournal(_ position: Int64, _ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      UPDATE journal_position SET sequence = \(position) WHERE one = 1 AND sequence < \(position)
      """)
  }
}
