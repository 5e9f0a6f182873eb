import Evidence
public import Formats
import Members
import Store
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
}
