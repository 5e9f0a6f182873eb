import Formats
import Store

extension Standing {
  private static let partnerKinds: [StandingAct.Kind] = [
    .assessed, .audited, .transferred, .signed, .ended, .undertaken, .released,
  ]

  /// Compares the acts on partners with their entries, word for word.
  static func checkTerms(_ transaction: any ReadTransaction, _ flaws: inout Flaws) throws {
    var (last, count) = (Int64(0), 0)
    while true {
      let rows = try transaction.rows(
        """
        SELECT sequence, kind, terms FROM partner_terms
        WHERE sequence > \(last) ORDER BY sequence LIMIT 1000
        """)
      if rows.isEmpty { break }
      let entries = try transaction.entries(at: rows.map { try $0.int(0) })
      for row in rows {
        last = try row.int(0)
        count += 1
        guard let entry = entries[last], try agrees(row, entry) else {
          flaws.add(Self.terms, at: "entry \(last)")
          continue
        }
      }
    }
    let logged = try transaction.entryCounts(of: partnerKinds.map(\.rawValue)).values
    flaws.add(Self.terms, count: logged.reduce(0, +) - count)
  }

  private static func agrees(_ row: Row, _ entry: Entry) throws -> Bool {
    guard try entry.kind == row.text(1), let kind = StandingAct.Kind(rawValue: entry.kind),
      case .object(var leaf)? = try? JSON(parsing: entry.leaf)
    else { return false }
    for name in ["kind", "at", "seq"] { leaf[name] = nil }
    let terms = try row.blob(2)
    return PartnerAct(kind, .object(leaf)) != nil && JSON.object(leaf).canonical == terms
  }
}
