import Evidence
import Foundation
public import Store
import Vault

extension Members {
  static let page = 2_000

  /// The highest ordinal that a table of this room knows.
  public func highestOrdinal() async throws -> UInt32? {
    let end = try await database.read { try Members.ordinals($0).upperBound }
    return end == 0 ? nil : end - 1
  }

  /// Compares keys, records, handles and entries, in ranges; `progress` hears how many members are done.
  public func check(progress: (Int, Int) -> Void = { _, _ in }) async throws -> Flaws {
    var flaws = Flaws()
    let logged = try await checkImports(after: 0, &flaws)
    var named = logged.named
    var unnamed = OrdinalSet()
    let end = try await database.read { try Members.ordinals($0).upperBound }
    for start in stride(from: UInt32(0), to: end, by: Self.page) {
      let range = start..<min(end, start + UInt32(Self.page))
      try await check(range, &named, &unnamed, &flaws)
      progress(Int(range.upperBound), Int(end))
    }
    flaws.add(.subjectMissing, count: named.count)
    // Some may have been taken in since the entries were read.
    if unnamed.count > 0 {
      unnamed.removeAll(in: try await checkImports(after: logged.last, &flaws).named)
      flaws.add(.subjectEntry, count: unnamed.count)
    }
    try await checkStrayImports(&flaws)
    try await checkStrays(&flaws)
    try await checkHolds(&flaws)
    return flaws
  }

  struct Stored: Sendable {
    var ordinal: UInt32
    var handles: [UInt8]
    var isErased: Bool
    var sealed: [UInt8]?
    var provenance: [UInt8]?
  }

  private func check(
    _ range: Range<UInt32>, _ named: inout OrdinalSet, _ unnamed: inout OrdinalSet,
    _ flaws: inout Flaws
  ) async throws {
    let (rows, numbering, found) = try await database.read { transaction in
      let rows = try Self.stored(range, transaction)
      let handles = rows.flatMap { (try? HandleKey.decode($0.handles)) ?? [] }
      return (rows, try? Numbering(transaction), try transaction.subjects(of: handles))
    }
    // Keys are made before rows: whoever has a row by now has a key.
    let keys = try await vault.keyStates(of: Array(range))
    let known = Set(rows.map(\.ordinal))
    flaws.add(
      .spareKeys, count: keys.count { !known.contains($0.key) && $0.value.key != nil })
    for row in rows {
      if !named.remove(row.ordinal) { unnamed.insert(row.ordinal) }
      let handles = (try? HandleKey.decode(row.handles)) ?? []
      flaws.add(.handleMissing, count: handles.count { found[$0] != row.ordinal })
      switch (keys[row.ordinal], row.isErased) {
      case (.sound?, true): flaws.add(.erasedKey)
      case (nil, false), (.destroyed?, false): flaws.add(.subjectKey)
      case (.sound(let key)?, false): check(row, key, numbering, &flaws)
      case (.damaged?, _), (nil, true), (.destroyed?, true): break
      }
    }
  }

  static func stored(
    _ range: Range<UInt32>, _ transaction: any ReadTransaction
  ) throws -> [Stored] {
    try transaction.rows(
      """
      SELECT s.ordinal, s.handles, s.erased_at, r.sealed, r.provenance
      FROM subjects s LEFT JOIN records r ON r.ordinal = s.ordinal
      WHERE s.ordinal >= \(range.lowerBound) AND s.ordinal < \(range.upperBound)
      ORDER BY s.ordinal
      """
    ).map { row in
      Stored(
        ordinal: try row.ordinal(0), handles: try row.blob(1), isErased: try !row.isNull(2),
        sealed: try row.blobOrNil(3), provenance: try row.blobOrNil(4))
    }
  }

  /// Opens a record and compares it with what stands beside it.
  private func check(
    _ row: Stored, _ key: SubjectKey, _ numbering: Numbering?, _ flaws: inout Flaws
  ) {
    guard let sealed = row.sealed, let provenance = row.provenance else {
      return flaws.add(.recordMissing)
    }
    guard let record = try? SealedRecord(sealed: sealed, key: key) else {
      return flaws.add(.recordSealed)
    }
    let held = try? numbering?.holdings(Held.decode(provenance)).map(\.field)
    if held.map({ Set($0) != Set(record.values.keys) }) ?? true { flaws.add(.recordProvenance) }
    let handles = record.handles.map { HandleKey($0.key, $0.value, vault) }
    if (try? HandleKey.decode(row.handles)).map({ Set($0) != Set(handles) }) ?? true {
      flaws.add(.subjectHandles)
    }
  }

  /// What stands in a table and belongs to nobody.
  private func checkStrays(_ flaws: inout Flaws) async throws {
    let records = try await database.read { transaction in
      try transaction.int(
        """
        SELECT COUNT(*) FROM records r WHERE NOT EXISTS (
          SELECT 1 FROM subjects s WHERE s.ordinal = r.ordinal AND s.erased_at IS NULL)
        """)
    }
    flaws.add(.recordStray, count: Int(records))
    try await eachStray { strays in flaws.add(.handleStray, count: strays.count) }
  }

  /// Gives the handles that lead to somebody who has not got them, a page at a time.
  nonisolated(nonsending) func eachStray(
    _ body: ([(kind: Int64, hash: [UInt8])]) async throws -> Void
  ) async throws {
    var (kind, hash) = (Int64.min, [UInt8]())
    while true {
      let (after, from) = (kind, hash)
      let (rows, own) = try await database.read { transaction in
        let rows = try transaction.rows(
          """
          SELECT kind, hash, ordinal FROM handles
          WHERE kind > \(after) OR (kind = \(after) AND hash > \(from))
          ORDER BY kind, hash LIMIT \(Self.page)
          """)
        var own: [UInt32: Set<HandleKey>] = [:]
        let ordinals = try Set(rows.map { try $0.ordinal(2) }).sorted()
        try transaction.each(
          "SELECT ordinal, handles FROM subjects WHERE ordinal IN (\(list: ordinals))"
        ) { row in
          own[try row.ordinal(0)] = (try? HandleKey.decode(try row.blob(1))).map { Set($0) }
        }
        return (rows, own)
      }
      guard let last = rows.last else { return }
      (kind, hash) = (try last.int(0), try last.blob(1))
      let strays = try rows.filter { row in
        let name = HandleKind.allCases.first {
          HandleKey.number(of: $0) == (try? row.int(0))
        }
        guard let name, let own = own[try row.ordinal(2)] else { return true }
        return !own.contains(HandleKey(name, try row.blob(1)))
      }
      if !strays.isEmpty { try await body(try strays.map { (try $0.int(0), try $0.blob(1)) }) }
    }
  }

  private func checkHolds(_ flaws: inout Flaws) async throws {
    let rows = try await database.read {
      try $0.rows("SELECT id, reason FROM holds ORDER BY id")
    }
    for row in rows
    where (try? vault.openWorkspace(try row.blob(1), context: Hold.context)) == nil {
      flaws.add(.holdSealed, at: "hold \(try row.text(0))")
    }
  }
}
