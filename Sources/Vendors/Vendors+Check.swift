import Crypto
import Formats
import Register
public import Store
import Vault

extension Vendors {
  static let record = FlawKind.fault(
    "partner_records.entry", "records of partners are not what their entry says")
  static let missing = FlawKind.fault(
    "partner_records.missing", "entries about partners have no record")

  /// Opens every record and compares it with its hash and its entry.
  public func check() async throws -> Flaws {
    var flaws = Flaws()
    var (last, count) = (Int64(0), 0)
    while true {
      let after = last
      let (rows, entries) = try await database.read { transaction in
        let rows = try transaction.rows(
          """
          SELECT \(PartnerRecord.columns) FROM partner_records
          WHERE sequence > \(after) ORDER BY sequence LIMIT 500
          """)
        return (rows, try transaction.entries(at: rows.map { try $0.int(5) }))
      }
      if rows.isEmpty { break }
      for row in rows {
        last = try row.int(5)
        if let kind = PartnerFact.Kind(rawValue: try row.text(2)), !kind.isAct { count += 1 }
        guard let entry = entries[last], try agrees(row, entry) else {
          flaws.add(Self.record, at: "entry \(last)")
          continue
        }
      }
    }
    let kinds = PartnerFact.Kind.allCases.filter { !$0.isAct }.map(\.rawValue)
    let logged = try await database.read { try $0.entryCounts(of: kinds).values.reduce(0, +) }
    // What was written meanwhile is left to the next check.
    flaws.add(Self.missing, count: max(0, logged - count))
    return flaws
  }

  private func agrees(_ row: Row, _ entry: Entry) throws -> Bool {
    guard try entry.kind == row.text(2), let leaf = try? JSON(parsing: entry.leaf),
      let record = try? PartnerRecord(row, vault),
      let bytes = try? vault.openWorkspace(
        try row.blob(4), context: PartnerRecord.context(record.id))
    else { return false }
    let hash = Array(SHA256.hash(data: bytes))
    // The entry of an audit names the agreement instead of the recipient.
    let isNamed =
      record.fact.kind == .audit || leaf["recipient"]?.string == record.recipient.text
    return try isNamed && row.blob(3) == hash && leaf["record"]?.string == Hex.encode(hash)
  }
}
