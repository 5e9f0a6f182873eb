import Evidence
import Formats
public import Store
import Vault

extension Decoys {
  /// Compares decoys with what the log has committed to, and sightings and their messages with their entries.
  public func check(progress: (Int) -> Void = { _ in }) async throws -> Flaws {
    var flaws = Flaws()
    try await checkSets(&flaws, progress)
    try await checkSightings(&flaws)
    return flaws
  }

  private func checkSets(_ flaws: inout Flaws, _ progress: (Int) -> Void) async throws {
    var (last, done) = ("", 0)
    while true {
      let after = last
      // The disclosures decide what must be there: a set that is gone is a flaw of its own.
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT d.id, d.statement, d.sequence, s.decoys, s.root FROM disclosures d
          LEFT JOIN decoy_sets s ON s.disclosure = d.id
          WHERE d.id > \(after) AND d.state = \(DisclosureSummary.State.sent)
          ORDER BY d.id LIMIT 200
          """)
      }
      guard let end = rows.last else { break }
      last = try end.text(0)
      for row in rows {
        let id = try row.text(0)
        let statement = try row.textOrNil(1).flatMap { try? JSON(parsing: $0.utf8) }
        let told = statement?["beyondMembers"]
        let (count, root) = (try row.intOrNil(3), try row.blobOrNil(4))
        guard told != nil || count != nil else { continue }
        let entry = try await entry(try row.intOrNil(2))
        let text = root.map { Base64.encode($0) }
        if told?["rows"]?.int != count || told?["root"]?.string != text
          || entry?["beyond"]?.string != text
        {
          flaws.add(.decoySet, at: id)
        } else {
          try await checkDecoys(of: id, count: Int(count ?? 0), root: root ?? [], &flaws)
        }
        done += 1
        progress(done)
      }
    }
  }

  private func checkDecoys(
    of id: String, count: Int, root: [UInt8], _ flaws: inout Flaws
  ) async throws {
    let keys = keys
    let (sealed, marks) = try await database.read { transaction in
      (
        try DecoyLedger.sealed(of: id, transaction),
        try transaction.rows(
          "SELECT mark, number FROM decoy_marks WHERE disclosure = \(id) ORDER BY mark, number"
        ).map { (try $0.blob(0), Int(try $0.int(1))) }
      )
    }
    let decoys = sealed.compactMap { open($0.bytes, $0.number, of: id) }
    guard decoys.count == count, sealed.count == count else {
      return flaws.add(.decoySealed, at: id)
    }
    if MerkleSet(decoys.map { $0.commitment(by: keys) }).root.bytes != root {
      flaws.add(.decoySet, at: id)
    }
    let isFound = decoys.allSatisfy { decoy in
      [decoy.ref, decoy.email].allSatisfy { text in
        let mark = keys.mark(text)
        return marks.contains { $0.0 == mark && $0.1 == decoy.number }
      }
    }
    if !isFound { flaws.add(.decoyMark, at: id) }
  }

  private func entry(_ sequence: Int64?) async throws -> JSON? {
    guard let sequence else { return nil }
    return try await database.read { transaction in
      try transaction.entries(at: [sequence])[sequence].flatMap { try? JSON(parsing: $0.leaf) }
    }
  }

  private func checkSightings(_ flaws: inout Flaws) async throws {
    let (keys, vault) = (keys, vault)
    let head = try await database.read { try $0.head() }
    var (last, count) = ("", 0)
    while true {
      let after = last
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT id, disclosure, recipient, channel, verdict, sequence FROM decoy_sightings
          WHERE id > \(after) AND sequence <= \(head) ORDER BY id LIMIT 100
          """)
      }
      guard let end = rows.last else { break }
      last = try end.text(0)
      count += rows.count
      for row in rows {
        let id = try row.text(0)
        let leaf = try await entry(try row.int(5))
        let names = ["sighting", "disclosure", "recipient", "channel", "verdict"]
        let agrees = try names.enumerated().allSatisfy {
          leaf?[$0.element]?.string == (try row.text($0.offset))
        }
        guard agrees, leaf?["kind"]?.string == "decoy.seen" else {
          flaws.add(.sightingEntry, at: id)
          continue
        }
        let message = try? await database.read { try DecoyLedger.message(of: id, vault, $0) }
        let evidence = message.flatMap { $0 }.map {
          SightingDraft.evidence($0, of: id, by: keys).base64
        }
        if evidence == nil || evidence != leaf?["evidence"]?.string {
          flaws.add(.sightingMessage, at: id)
        }
      }
    }
    let logged = try await database.read { try $0.entryCounts(of: ["decoy.seen"]) }
    // What came in since is counted by the next check.
    let now = Int(
      try await database.read { try $0.int("SELECT COUNT(*) FROM decoy_sightings") })
    flaws.add(.sightingMissing, count: max(0, min((logged["decoy.seen"] ?? 0) - now, .max)))
    flaws.add(.sightingEntry, count: max(0, count - (logged["decoy.seen"] ?? 0)))
  }
}
