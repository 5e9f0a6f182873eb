import Evidence
import Formats
import Members
import Register
import Store
import Vault

/// Writes chunks of imported choices: the journal first, then one transaction with one entry.
struct ChoiceImport: Sendable {
  let consent: Consent
  let members: Members
  let actor: Actor
  let at: Timestamp

  /// The subjects of a chunk; nil for one that is unknown or was erased.
  func subjects(of chunk: [ImportedChoice]) async throws -> [UInt32?] {
    var found = [UInt32?](repeating: nil, count: chunk.count)
    for kind in HandleKind.allCases {
      let indices = chunk.indices.filter { chunk[$0].handle.kind == kind }
      if indices.isEmpty { continue }
      let ordinals = try await members.find(kind, indices.map { chunk[$0].handle.value })
      for (index, ordinal) in zip(indices, ordinals) { found[index] = ordinal }
    }
    return found
  }

  /// Writes those that are new and returns how many; without `writes` it only counts them.
  func take(_ choices: [(ImportedChoice, ChoiceRow)], writes: Bool) async throws -> Int {
    guard !choices.isEmpty else { return 0 }
    let ordinals = Set(choices.map(\.1.ordinal)).sorted()
    let all = choices.map(\.1)
    let fresh = try await consent.database.read { try Self.fresh(all, ordinals, $0) }
    guard writes, !fresh.isEmpty else { return fresh.count }
    let keys = try await consent.vault.keys(for: ordinals)
    let journalled = fresh.filter { keys[$0.ordinal] != nil }.compactMap(\.journalEntry)
    let acts = journalled.isEmpty ? [] : try await consent.vault.journalRanges(journalled)
    return try await consent.database.writeAlone { transaction in
      let rows = try Self.fresh(all, ordinals, transaction).filter { keys[$0.ordinal] != nil }
      for range in acts { try Consent.noteJournal(range, transaction) }
      guard !rows.isEmpty else { return 0 }
      let written = Set(rows.map(\.recorded.id))
      let served = choices.compactMap { choice, row in
        choice.servedAt.flatMap { time in
          written.contains(row.recorded.id)
            ? row.recorded.choice.notice.map {
              (
                row.ordinal,
                MemberDraft.Served(notice: $0, at: time, channel: row.recorded.channel)
              )
            } : nil
        }
      }
      _ = try consent.recordServed(served.map { (subject: $0.0, served: $0.1) }, transaction)
      let subjects = Set(rows.map(\.ordinal)).sorted()
      let sequence = try transaction.append(
        EntryDraft(kind: "choices.imported", at: at, subjects: subjects) { sequence in
          let set = MerkleSet(subjects.compactMap { keys[$0]?.commitment(sequence: sequence) })
          return [
            "rows": .integer(Int64(rows.count)), "members": .integer(set.count),
            "root": .string(set.root.base64), "by": .string(actor.kind.rawValue),
          ]
        })
      try transaction.insert(
        into: "choices", ChoiceRow.columns,
        rows: rows.map { row in
          var row = row
          row.recorded.sequence = sequence
          return row.values
        })
      return rows.count
    }
  }

  /// The rows that the table lacks, each identifier once.
  private static func fresh(
    _ rows: [ChoiceRow], _ ordinals: [UInt32], _ transaction: any ReadTransaction
  ) throws -> [ChoiceRow] {
    var known: Set<[UInt8]> = []
    try transaction.each("SELECT id FROM choices WHERE ordinal IN (\(list: ordinals))") { row in
      known.insert(try row.blob(0))
    }
    return rows.filter { known.insert($0.recorded.id.bytes).inserted }
  }
}
