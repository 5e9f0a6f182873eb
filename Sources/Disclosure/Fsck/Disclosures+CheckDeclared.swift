import Formats
import Store
import Vault

extension FlawKind {
  static let declaredLeaf = fault(
    "declared.leaf", "declared disclosures cannot be read or do not say what their entry says")
  static let declaredList = fault(
    "declared_members.count", "declared disclosures do not have a row for each member in their list"
  )
  static let declaredStray = fault(
    "declared.stray", "declared disclosures are not in the log, or the log's are not here")
}

extension Disclosures {
  /// Compares declared disclosures with the log, and their lists with what they count.
  func checkDeclared(_ flaws: inout Flaws) async throws {
    let vault = vault
    var last = ""
    while true {
      let after = last
      let (end, found) = try await database.read { transaction -> (String?, Flaws) in
        var found = Flaws()
        let ids = try transaction.rows(
          "SELECT id FROM declared WHERE id > \(after) ORDER BY id LIMIT 50"
        ).map { try $0.text(0) }
        for id in ids { try Self.check(declared: id, vault, &found, transaction) }
        return (ids.last, found)
      }
      flaws.add(found)
      guard let end else { break }
      last = end
    }
    let strays = try await database.read { transaction in
      let logged = try transaction.entryCounts(of: ["disclosure.declared"])
      let here = Int(try transaction.int("SELECT COUNT(*) FROM declared"))
      let lost = try transaction.int(
        """
        SELECT COUNT(*) FROM declared_members m
        LEFT JOIN declared d ON d.id = m.declaration WHERE d.id IS NULL
        """)
      return abs(here - (logged["disclosure.declared"] ?? 0)) + Int(lost)
    }
    flaws.add(.declaredStray, count: strays)
  }

  private static func check(
    declared id: String, _ vault: Vault, _ flaws: inout Flaws,
    _ transaction: any ReadTransaction
  ) throws {
    guard let one = try? DeclaredLedger.find("d.id = \(id)", vault, transaction).first,
      let hash = try? DeclaredLedger.hash(of: id, vault, transaction),
      let entry = try transaction.entries(at: [one.sequence])[one.sequence],
      let leaf = try? JSON(parsing: entry.leaf), entry.kind == "disclosure.declared",
      Hex.encode(hash) == one.hash, leaf["declaration"]?.string == id,
      leaf["record"]?.string == one.hash, leaf["names"]?.string == one.names.hash,
      leaf["replaces"]?.string == one.replaces,
      leaf["listed"]?.int == one.listed.map({ Int64($0) })
    else { return flaws.add(.declaredLeaf, at: id) }
    let rows = try transaction.int(
      "SELECT COUNT(*) FROM declared_members WHERE declaration = \(id)")
    if Int(rows) != (one.listed ?? 0) - one.erased { flaws.add(.declaredList, at: id) }
  }
}
