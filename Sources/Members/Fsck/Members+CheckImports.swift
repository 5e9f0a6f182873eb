import Evidence
import Formats
import Store
import Vault

extension Members {
  static let intakeKinds = ["members.imported", "member.recorded"]

  /// Compares each entry of taking in with its commitments, and these with the members' keys.
  ///
  /// Returns whom the entries after a sequence name, and the last of these entries.
  func checkImports(
    after sequence: Int64, _ flaws: inout Flaws
  ) async throws -> (named: OrdinalSet, last: Int64) {
    var named = OrdinalSet()
    var position = sequence
    while true {
      let after = position
      let (entries, stored) = try await database.read { transaction in
        let entries = try transaction.entries(of: Self.intakeKinds, after: after, limit: 20)
        return (entries, try Self.commitments(entries.map(\.sequence), transaction))
      }
      guard let last = entries.last else { return (named, position) }
      position = last.sequence
      for entry in entries {
        for ordinal in entry.subjects { named.insert(ordinal) }
        guard let bytes = stored[entry.sequence] else {
          flaws.add(.importMissing, at: "entry \(entry.sequence)")
          continue
        }
        try await check(entry, bytes, &flaws)
      }
    }
  }

  func checkStrayImports(_ flaws: inout Flaws) async throws {
    let strays = try await database.read { transaction in
      try transaction.int("SELECT COUNT(*) FROM import_commitments")
        - Int64(transaction.entryCounts(of: Self.intakeKinds).values.reduce(0, +))
    }
    flaws.add(.importStray, count: Int(clamping: strays) + missing(flaws))
  }

  private func missing(_ flaws: Flaws) -> Int {
    flaws.all.first { $0.kind == .importMissing }?.count ?? 0
  }

  private static func commitments(
    _ sequences: [Int64], _ transaction: any ReadTransaction
  ) throws -> [Int64: [UInt8]] {
    var found: [Int64: [UInt8]] = [:]
    try transaction.each(
      """
      SELECT sequence, commitments FROM import_commitments
      WHERE sequence IN (\(list: sequences)) ORDER BY sequence
      """
    ) { found[try $0.int(0)] = try $0.blob(1) }
    return found
  }

  private func check(_ entry: Entry, _ bytes: [UInt8], _ flaws: inout Flaws) async throws {
    let leaf = try? JSON(parsing: entry.leaf)
    let members = stride(from: 0, to: bytes.count, by: 32).compactMap {
      Digest32(bytes[$0..<min($0 + 32, bytes.count)])
    }
    var tree = RunningRoot()
    for member in members { tree.add(member.bytes) }
    let isSorted = zip(members, members.dropFirst()).allSatisfy { $0 < $1 }
    guard bytes.count == members.count * 32, isSorted, tree.root.base64 == leaf?["root"]?.string,
      leaf?["rows"]?.int == Int64(members.count), entry.subjects.count == members.count
    else { return flaws.add(.importRoot, at: "entry \(entry.sequence)") }
    let set = Set(members)
    let keys = try await vault.keyStates(of: entry.subjects)
    for ordinal in entry.subjects {
      guard let key = keys[ordinal]?.key?.commitmentKey else { continue }
      let own = [
        Recomputed.binding(key), Recomputed.commitment(key, sequence: entry.sequence),
      ]
      if !own.contains(where: { $0.map(set.contains) ?? false }) {
        return flaws.add(.importMember, at: "entry \(entry.sequence)")
      }
    }
  }

  /// The commitments of an entry from the members' keys, or nil when these do not lead to the leaf's root.
  func rebuiltCommitments(_ entry: Entry) async throws -> [UInt8]? {
    guard let leaf = try? JSON(parsing: entry.leaf), let added = leaf["added"]?.int,
      let root = leaf["root"]?.string
    else { return nil }
    let states = try await vault.keyStates(of: entry.subjects)
    let keys = entry.subjects.compactMap { states[$0]?.key?.commitmentKey }
    guard keys.count == entry.subjects.count else { return nil }
    // A chunk with newcomers and others does not say which is which.
    let members: [Digest32]
    switch added {
    case 0: members = keys.compactMap { Recomputed.commitment($0, sequence: entry.sequence) }
    case Int64(keys.count): members = keys.compactMap { Recomputed.binding($0) }
    default: return nil
    }
    let sorted = members.sorted()
    var tree = RunningRoot()
    for member in sorted { tree.add(member.bytes) }
    return tree.root.base64 == root ? sorted.flatMap(\.bytes) : nil
  }
}
