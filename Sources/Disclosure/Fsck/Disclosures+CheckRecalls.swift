import Formats
import Store
import Vault

extension FlawKind {
  static let recallLeaf = fault("recalls.leaf", "recalls do not say what their entry says")
  static let recallItems = fault(
    "recall_items.count", "recalls do not have a line for each reference they name")
  static let recallWords = fault(
    "recall_words.count", "the kept numbers of answers to recalls are not those of the lines")
  static let recallList = fault(
    "recall_lists.list",
    "lists of recalls cannot be read, are missing while unanswered, or kept although answered")
  static let recallStray = fault(
    "recalls.stray", "recalls or attestations are not in the log, or the log's are not here")
  static let attestation = fault(
    "attestations.leaf", "attestations cannot be read or do not say what their entry says")
}

extension Disclosures {
  /// Compares recalls and attestations with the log, and lists with the lines that they name.
  func checkRecalls(_ flaws: inout Flaws) async throws {
    let vault = vault
    var last = ""
    while true {
      let after = last
      let (end, found) = try await database.read { transaction -> (String?, Flaws) in
        var found = Flaws()
        let rows = try transaction.rows(
          """
          SELECT id, refs, first_ref, list_hash, sequence, closed_at FROM recalls
          WHERE id > \(after) ORDER BY id LIMIT 50
          """)
        for row in rows { try Self.check(row, vault, &found, transaction) }
        return (try rows.last?.text(0), found)
      }
      flaws.add(found)
      guard let end else { break }
      last = end
    }
    let strays = try await database.read { transaction in
      let logged = try transaction.entryCounts(of: ["recall.made", "attestation.given"])
      let here = [
        "recall.made": try transaction.int("SELECT COUNT(*) FROM recalls"),
        "attestation.given": try transaction.int("SELECT COUNT(*) FROM attestations"),
      ]
      return here.reduce(0) { $0 + abs(Int($1.value) - (logged[$1.key] ?? 0)) }
    }
    flaws.add(.recallStray, count: strays)
    try await checkDisclosureWords(&flaws)
  }

  private func checkDisclosureWords(_ flaws: inout Flaws) async throws {
    let wrong = try await database.read { transaction in
      func sums(_ query: SQL) throws -> Set<String> {
        Set(
          try transaction.rows(query).map {
            "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2)) \(try $0.int(3))"
          })
      }
      let kept = try sums(
        """
        SELECT disclosure, recipient, answer, refs FROM disclosure_words WHERE refs <> 0
        ORDER BY disclosure, recipient, answer
        """)
      let lines = try sums(
        """
        SELECT disclosure, recipient, answer, COUNT(*) FROM recall_items
        GROUP BY disclosure, recipient, answer ORDER BY disclosure, recipient, answer
        """)
      return Set(kept.symmetricDifference(lines).map { String($0.prefix { $0 != " " }) })
    }
    for id in wrong.sorted() { flaws.add(.recallWords, at: id) }
  }

  private static func check(
    _ row: Row, _ vault: Vault, _ flaws: inout Flaws, _ transaction: any ReadTransaction
  ) throws {
    let (id, refs, first) = (try row.text(0), try row.int(1), try row.int(2))
    let (hash, sequence) = (try row.blob(3), try row.int(4))
    let leaf = try transaction.entries(at: [sequence])[sequence].flatMap {
      try? JSON(parsing: $0.leaf)
    }
    if leaf?["recall"]?.string != id || leaf?["refs"]?.int != refs
      || leaf?["list"]?.string != Hex.encode(hash)
    {
      flaws.add(.recallLeaf, at: id)
    }
    let lines = try transaction.int("SELECT COUNT(*) FROM recall_items WHERE recall = \(id)")
    if lines != refs { flaws.add(.recallItems, at: id) }
    var counted = RecallCounts()
    for (key, count) in try RecallTally.lines(of: id, transaction) {
      counted[key.word] += Int(count)
    }
    if try RecallLedger.find(id, transaction)?.counts != counted {
      flaws.add(.recallWords, at: id)
    }
    let unanswered = try transaction.int(
      """
      SELECT COUNT(*) FROM recall_items
      WHERE recall = \(id) AND answer IN (\(RecallWord.notConfirmed), \(RecallWord.refused))
      """)
    let isOpen = try row.isNull(5)
    if unanswered == 0 {
      let isKept = try transaction.exists("SELECT 1 FROM recall_lists WHERE recall = \(id)")
      if isKept || isOpen { flaws.add(.recallList, at: id) }
    } else {
      let list = try? RecallLedger.list(of: id, transaction, vault)
      if list?.hash != hash || list.map({ Int64($0.refs.count) }) != refs - first {
        flaws.add(.recallList, at: id)
      }
    }
    for attestation in try transaction.rows(
      "SELECT id, hash, refs, sequence FROM attestations WHERE recall = \(id) ORDER BY id")
    {
      let (name, at) = (try attestation.text(0), try attestation.int(3))
      let (digest, count) = (try attestation.blob(1), try attestation.int(2))
      let leaf = try transaction.entries(at: [at])[at].flatMap { try? JSON(parsing: $0.leaf) }
      if leaf?["attestation"]?.string != name
        || leaf?["sha256"]?.string != Hex.encode(digest)
        || leaf?["refs"]?.int != count
      {
        flaws.add(.attestation, at: name)
      }
    }
  }
}
