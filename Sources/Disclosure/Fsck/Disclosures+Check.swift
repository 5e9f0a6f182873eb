import Evidence
import Formats
import Index
public import Store
import Vault

extension Disclosures {
  static let entryKinds = ["disclosure.planned", "disclosure.approved", "disclosure.sent"]

  /// Compares the ledger with the log, rows with sets, and files with the ledger.
  public func check(progress: (Int) -> Void = { _ in }) async throws -> Flaws {
    var flaws = Flaws()
    // What is sent from here on is left to the next check: its rows may come after they were counted.
    let head = try await database.read { try $0.head() }
    let tally = try await DisclosedTally(database, vault)
    for (id, count) in tally.wrong.sorted(by: { $0.key < $1.key }) {
      flaws.add(.disclosedRow, at: id, count: count)
    }
    try await checkEntries(&flaws)
    var known: Set<String> = []
    var last = ""
    while true {
      let after = last
      let lines = try await database.read { try LedgerLine.page(after: after, $0) }
      guard let end = lines.last else { break }
      last = end.id
      for line in lines {
        known.insert(line.id)
        if let sequence = line.sequence, sequence > head, try await isEntry(sequence) { continue }
        try await check(line, tally.sums[line.id] ?? .init(), &flaws)
        progress(known.count)
      }
    }
    for (id, sum) in tally.sums where !known.contains(id) {
      flaws.add(.disclosedStaged, at: id, count: sum.count)
    }
    try checkFolders(known, &flaws)
    try await checkRecalls(&flaws)
    try await checkDeclared(&flaws)
    return flaws
  }

  private func check(
    _ line: LedgerLine, _ sum: DisclosedTally.Sum, _ flaws: inout Flaws
  ) async throws {
    try await checkReasons(of: line.id, &flaws)
    // Whoever is sending it at this moment answers for it.
    _ = try await lock(line.id).hold { _ in try await checkAtRest(line, sum, &flaws) }
  }

  private func checkAtRest(
    _ line: LedgerLine, _ sum: DisclosedTally.Sum, _ flaws: inout Flaws
  ) async throws {
    guard line.isSent else {
      // It may have been sent since the line was read.
      let now = try await database.read { try Ledger.find(line.id, $0)?.state }
      guard now != .sent else { return }
      flaws.add(.disclosedStaged, at: line.id, count: sum.count)
      return checkUnsent(line, &flaws)
    }
    guard let sequence = line.sequence, let rows = line.rows,
      let entry = try await database.read({ try $0.entries(at: [sequence])[sequence] }),
      line.agrees(with: entry)
    else { return flaws.add(.ledgerLeaf, at: line.id) }
    let leaf = try? JSON(parsing: entry.leaf)
    guard line.hasOwnStatement, let statement = line.statement,
      leaf?["certificate"]?.string == Certificate.digest(of: statement)
    else { return flaws.add(.ledgerStatement, at: line.id) }
    if sum.count != rows - line.erased { flaws.add(.disclosedCount, at: line.id) }
    let isWhole = line.erased == 0 && !sum.isPartial && sum.count == rows
    let set = try await setOfMembers(line.id)
    if set.parts == 0, isWhole {
      flaws.add(.membersLost, at: line.id)
    } else if set.root?.bytes != line.root || set.count != rows {
      flaws.add(.membersRoot, at: line.id)
    } else if isWhole, set.sum.commitments != sum.commitments {
      flaws.add(.disclosedCount, at: line.id)
    }
    try checkFiles(of: line, leaf: entry.leaf, &flaws)
  }

  private func isEntry(_ sequence: Int64) async throws -> Bool {
    try await database.read { try $0.entries(at: [sequence])[sequence] != nil }
  }

  struct MemberSet {
    var parts = 0
    var count = 0
    var root: Digest32?
    var sum = DisclosedTally.Sum()
  }

  /// The recorded set, a part at a time: its root and sum; no root when it is out of order.
  private func setOfMembers(_ id: String) async throws -> MemberSet {
    var set = MemberSet()
    var tree = RunningRoot()
    var last: [UInt8] = []
    while true {
      let number = set.parts
      let part = try await database.read { transaction in
        try transaction.first(
          """
          SELECT commitments FROM disclosure_members
          WHERE disclosure = \(id) AND part = \(number)
          """)?.blob(0)
      }
      guard let part else { break }
      set.parts += 1
      for start in stride(from: 0, to: part.count, by: 32) {
        let one = Array(part[start..<min(start + 32, part.count)])
        guard last.lexicographicallyPrecedes(one) else { return set }
        last = one
        tree.add(one)
        set.sum.add(one)
        set.count += 1
      }
    }
    set.root = tree.root
    return set
  }

  private func checkReasons(of id: String, _ flaws: inout Flaws) async throws {
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT clause, members, subjects FROM disclosure_reasons
        WHERE disclosure = \(id) ORDER BY clause
        """)
    }
    for row in rows {
      let clause = Int(try row.int(0))
      let subjects = try? DeniedRow.open(try row.blob(2), of: id, clause: clause, by: vault)
      // Erased members are taken out of the set; the count stays.
      guard let subjects, Int64(subjects.count) <= (try row.int(1)) else {
        flaws.add(.reasonSealed, at: id)
        continue
      }
    }
  }

  /// Each step in the log is in the ledger, and as many steps are in the one as in the other.
  private func checkEntries(_ flaws: inout Flaws) async throws {
    var position: Int64 = 0
    while true {
      let after = position
      let (entries, states) = try await database.read { transaction in
        let entries = try transaction.entries(of: Self.entryKinds, after: after, limit: 500)
        let ids = entries.compactMap { try? JSON(parsing: $0.leaf)["disclosure"]?.string }
        var states: [String: (state: String, isApproved: Bool, sequence: Int64?)] = [:]
        try transaction.each(
          """
          SELECT id, state, approved_at, sequence FROM disclosures
          WHERE id IN (\(list: ids)) ORDER BY id
          """
        ) {
          states[try $0.text(0)] = (try $0.text(1), try !$0.isNull(2), try $0.intOrNil(3))
        }
        return (entries, states)
      }
      guard let last = entries.last else { break }
      position = last.sequence
      for entry in entries {
        guard let id = try? JSON(parsing: entry.leaf)["disclosure"]?.string else { continue }
        let isThere =
          switch entry.kind {
          case "disclosure.planned": states[id] != nil
          case "disclosure.approved": states[id]?.isApproved ?? true
          default: states[id].map { $0.sequence == entry.sequence } ?? true
          }
        if !isThere { flaws.add(.ledgerMissing, at: id) }
      }
    }
    let strays = try await database.read { transaction in
      let logged = try transaction.entryCounts(of: Self.entryKinds)
      let row = try transaction.one(
        """
        SELECT COUNT(*), COUNT(approved_at), COUNT(sequence) FROM disclosures
        """)
      return try Self.entryKinds.enumerated().reduce(0) { sum, kind in
        try sum + max(0, Int(row.int(kind.offset)) - (logged[kind.element] ?? 0))
      }
    }
    flaws.add(.ledgerStray, count: strays)
  }
}
