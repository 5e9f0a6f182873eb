import Formats
public import Store

extension Erasures {
  /// Compares acts with the log: each entry and each certificate, and that nothing of anybody is left in what is done.
  public func check() async throws -> Flaws {
    var flaws = Flaws()
    var last = ""
    while true {
      let after = last
      let acts = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT id, state, sequence, statement, certified, handles,
            (SELECT COUNT(*) FROM erasure_subjects s WHERE s.erasure = erasures.id)
          FROM erasures WHERE id > \(after) ORDER BY id LIMIT 500
          """)
      }
      guard let end = acts.last else { break }
      last = try end.text(0)
      let sequences = try acts.flatMap { [try $0.intOrNil(2), try $0.intOrNil(4)] }
        .compactMap { $0 }
      let entries = try await database.read { try $0.entries(at: sequences) }
      for row in acts {
        let id = try row.text(0)
        if let sequence = try row.intOrNil(2) {
          let entry = entries[sequence]
          let leaf = entry.flatMap { try? JSON(parsing: $0.leaf) }
          if entry?.kind != "subject.erased" || leaf?["erasure"]?.string != id {
            flaws.add(.erasureEntry, at: id)
          }
        }
        if let statement = try row.textOrNil(3) {
          let entry = try row.intOrNil(4).flatMap { entries[$0] }
          let leaf = entry.flatMap { try? JSON(parsing: $0.leaf) }
          let json = try? JSON(parsing: statement.utf8)
          if json.map(ErasureCertificate.digest) != leaf?["certificate"]?.string || json == nil {
            flaws.add(.erasureStatement, at: id)
          }
        }
        guard try row.text(1) == ErasureAct.State.done.rawValue else { continue }
        if try row.int(6) > 0 { flaws.add(.erasureLeft, at: id) }
        if try !row.isNull(5) { flaws.add(.erasureHandles, at: id) }
      }
    }
    try await checkEntries(&flaws)
    return flaws
  }

  /// Each erasure in the log is in the table.
  private func checkEntries(_ flaws: inout Flaws) async throws {
    var position: Int64 = 0
    while true {
      let after = position
      let (ids, end) = try await database.read { transaction in
        let entries = try transaction.entries(of: ["subject.erased"], after: after, limit: 500)
        let ids = Set(entries.compactMap { try? JSON(parsing: $0.leaf)["erasure"]?.string })
        let known = Set(
          try transaction.rows(
            "SELECT id FROM erasures WHERE id IN (\(list: ids.sorted())) ORDER BY id"
          ).map { try $0.text(0) })
        return (ids.subtracting(known).sorted(), entries.last?.sequence)
      }
      guard let end else { return }
      position = end
      for id in ids { flaws.add(.erasureMissing, at: id) }
    }
  }
}
