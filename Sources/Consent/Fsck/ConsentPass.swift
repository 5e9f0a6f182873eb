import Evidence
import Formats
import Register
import Store
import Vault

/// A choice as the tables have it, with nothing taken for granted.
struct RawChoice: Sendable {
  let ordinal: UInt32
  let sequence: Int64
  let id: [UInt8]
  /// Act, purpose, recipient, notice and channel, as a leaf says them.
  let said: [String?]
  let wording: [UInt8]?

  static let columns: SQL =
    "ordinal, sequence, id, act, purpose, recipient, notice, channel, wording"

  init(_ row: Row) throws {
    ordinal = try row.ordinal(0)
    sequence = try row.int(1)
    id = try row.blob(2)
    said = try (3...7).map { try row.textOrNil($0) }
    wording = try row.blobOrNil(8)
  }
}

/// The entries about choices, page by page, each beside the rows that name it.
struct ConsentPass {
  static let kinds =
    Choice.Act.allCases.map { "choice.\($0.rawValue)" } + ["choice.replayed", "choices.imported"]

  /// An entry with its rows, and the keys of those it is about.
  struct Step: Sendable {
    let entry: Entry
    let leaf: JSON?
    let rows: [RawChoice]
    let keys: [UInt32: Vault.KeyState]

    var isImport: Bool { entry.kind == "choices.imported" }

    /// How many rows there must be, or nil when somebody in it was erased since.
    var expected: Int? {
      guard entry.subjects.allSatisfy({ keys[$0]?.key != nil }) else { return nil }
      return isImport ? leaf?["rows"]?.int.map { Int($0) } : 1
    }
  }

  let consent: Consent
  /// The last entry that the pass looks at.
  let head: Int64

  /// Calls `body` with each entry in order.
  nonisolated(nonsending) func each(_ body: (Step) async throws -> Void) async throws {
    var position: Int64 = 0
    while true {
      let after = position
      let entries = try await consent.database.read {
        try $0.entries(of: Self.kinds, after: after, limit: 200)
      }.filter { $0.sequence <= head }
      guard let last = entries.last else { return }
      position = last.sequence
      // Imports name thousands each; the others, one.
      let few = entries.filter { $0.subjects.count <= 8 }
      let rows = try await choices(few)
      let keys = try await consent.vault.keyStates(of: Set(few.flatMap(\.subjects)).sorted())
      for entry in entries {
        let isLarge = entry.subjects.count > 8
        let own = isLarge ? try await choices([entry]) : rows
        try await body(
          Step(
            entry: entry, leaf: try? JSON(parsing: entry.leaf), rows: own[entry.sequence] ?? [],
            keys: isLarge ? try await consent.vault.keyStates(of: entry.subjects) : keys))
      }
    }
  }

  private func choices(_ entries: [Entry]) async throws -> [Int64: [RawChoice]] {
    let sequences = entries.map(\.sequence)
    let ordinals = Set(entries.flatMap(\.subjects)).sorted()
    return try await consent.database.read { transaction in
      var found: [Int64: [RawChoice]] = [:]
      try transaction.each(
        """
        SELECT \(RawChoice.columns) FROM choices
        WHERE ordinal IN (\(list: ordinals)) AND sequence IN (\(list: sequences))
        ORDER BY ordinal, id
        """
      ) { row in
        let choice = try RawChoice(row)
        found[choice.sequence, default: []].append(choice)
      }
      return found
    }
  }
}
