import Formats
import Gate
import Register
import Store

/// The SQL of the disclosure ledger; a room's SQL stays in its room.
enum Ledger {
  static func insert(
    _ summary: DisclosureSummary, _ denied: [DeniedRow], _ transaction: any WriteTransaction
  ) throws {
    try transaction.run(
      """
      INSERT INTO disclosures (id, state, purpose, recipient, wish, register, members, permitted,
        erased, reasons, blanks, terms, planned_at, planned_kind, planned_by, audience, hashed)
      VALUES (\(summary.id), \(summary.state), \(summary.use.purpose.text),
        \(summary.use.recipient.text), \(Wish.json(summary.use).text), \(summary.register),
        \(summary.members), \(summary.permitted), \(0), \(Wish.json(summary.reasons).text),
        \(Wish.json(summary.blanks).text), \(Wish.json(summary.terms).text), \(summary.planned.at), \(summary.planned.by.kind),
        \(summary.planned.by.id), \(summary.audience), \(summary.isHashed ? 1 : 0))
      """)
    try replaceReasons(of: summary.id, denied, transaction)
  }

  static func replaceReasons(
    of id: String, _ denied: [DeniedRow], _ transaction: any WriteTransaction
  ) throws {
    try transaction.run("DELETE FROM disclosure_reasons WHERE disclosure = \(id)")
    try transaction.insert(
      into: "disclosure_reasons", ["disclosure", "clause", "code", "about", "members", "subjects"],
      rows: denied.map {
        [
          .text(id), .integer(Int64($0.clause)), .text($0.code.rawValue), .text($0.aboutText),
          .integer(Int64($0.count)), .blob($0.sealed),
        ]
      })
  }

  static func find(_ id: String, _ transaction: any ReadTransaction) throws -> DisclosureSummary? {
    try transaction.first("SELECT \(columns) FROM disclosures WHERE id = \(id)").map(summary)
  }

  /// Newest first; `before` is the name of the last one seen.
  static func list(before: String?, limit: Int, _ transaction: any ReadTransaction) throws
    -> [DisclosureSummary]
  {
    try transaction.rows(
      """
      SELECT \(columns) FROM disclosures WHERE id < \(before ?? "~")
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map(summary)
  }

  static func sent(_ transaction: any ReadTransaction) throws -> [DisclosureSummary] {
    try transaction.rows(
      """
      SELECT \(columns) FROM disclosures WHERE state = \(DisclosureSummary.State.sent)
      ORDER BY id
      """
    ).map(summary)
  }

  static func list(
    where condition: SQL, order: SQL, limit: Int, _ transaction: any ReadTransaction
  ) throws -> [DisclosureSummary] {
    try transaction.rows(
      """
      SELECT \(columns) FROM disclosures WHERE \(condition) ORDER BY \(order)
      LIMIT \(max(limit, 0))
      """
    ).map(summary)
  }

  private static let columns: SQL = """
    id, state, wish, register, members, permitted, erased, blanks, terms, planned_at, planned_kind,
    planned_by, approved_at, approved_kind, approved_by, sent_at, sent_kind, sent_by, file, sequence,
    reasons, audience, hashed
    """

  private static func summary(_ row: Row) throws -> DisclosureSummary {
    func json(_ column: Int) throws -> JSON {
      do {
        return try JSON(parsing: try row.text(column).utf8)
      } catch is JSONError {
        throw damaged
      }
    }
    func step(_ column: Int) throws -> DisclosureSummary.Step? {
      guard let at = try row.timestampOrNil(column) else { return nil }
      guard let kind = Actor.Kind(rawValue: try row.text(column + 1)) else { throw damaged }
      return .init(at: at, by: Actor(kind: kind, id: try row.text(column + 2)))
    }
    guard let use = Wish.use(try json(2)),
      let state = DisclosureSummary.State(rawValue: try row.text(1)), let planned = try step(9)
    else { throw damaged }
    return DisclosureSummary(
      id: try row.text(0), state: state, use: use, register: Int(try row.int(3)),
      members: Int(try row.int(4)), permitted: Int(try row.int(5)),
      reasons: Wish.reasons(try json(20)), blanks: Wish.reasons(try json(7)),
      terms: Wish.terms(try json(8)), planned: planned, approved: try step(12),
      sent: try step(15), file: try row.textOrNil(18), erased: Int(try row.int(6)),
      sequence: try row.intOrNil(19), audience: try row.textOrNil(21),
      isHashed: try row.int(22) == 1)
  }

  private static var damaged: StoreError {
    StoreError(.corrupt, "a line of the disclosure ledger is damaged")
  }
}
