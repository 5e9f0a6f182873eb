import Formats
import Store

/// A line of the ledger as it is checked: what it says of its sending, as bytes and texts.
struct LedgerLine: Sendable {
  let id: String
  let state: String
  let isApproved: Bool
  let sequence: Int64?
  let erased: Int
  let rows: Int?
  let file: String?
  let bytes: Int64?
  let hash: [UInt8]?
  let root: [UInt8]?
  let statement: JSON?

  var isSent: Bool { state == DisclosureSummary.State.sent.rawValue }

  init(_ row: Row) throws {
    id = try row.text(0)
    state = try row.text(1)
    isApproved = try !row.isNull(2)
    sequence = try row.intOrNil(3)
    erased = Int(try row.int(4))
    rows = try row.intOrNil(5).map { Int($0) }
    file = try row.textOrNil(6)
    bytes = try row.intOrNil(7)
    hash = try row.blobOrNil(8)
    root = try row.blobOrNil(9)
    statement = try row.textOrNil(10).flatMap { try? JSON(parsing: $0.utf8) }
  }

  /// The next lines by name; empty after the last.
  static func page(after id: String, _ transaction: any ReadTransaction) throws -> [LedgerLine] {
    try transaction.rows(
      """
      SELECT id, state, approved_at, sequence, erased, file_rows, file, file_bytes, file_hash, root,
        statement FROM disclosures WHERE id > \(id) ORDER BY id LIMIT 100
      """
    ).map { try LedgerLine($0) }
  }

  /// Whether the leaf of the sending says what the line says.
  func agrees(with entry: Entry) -> Bool {
    guard let leaf = try? JSON(parsing: entry.leaf), let hash, let root, let rows else {
      return false
    }
    return entry.kind == "disclosure.sent" && leaf["disclosure"]?.string == id
      && leaf["rows"]?.int == Int64(rows) && leaf["file"]?.string == Hex.encode(hash)
      && leaf["members"]?.string == Base64.encode(root)
  }

  /// Whether the statement says what the line says; its digest is compared with the leaf.
  var hasOwnStatement: Bool {
    guard let statement, let hash, let root else { return false }
    let told = statement["file"]
    let others = statement["beyondMembers"]?["rows"]?.int ?? 0
    return statement["disclosure"]?.string == id && told?["name"]?.string == file
      && told?["bytes"]?.int == bytes && told?["rows"]?.int == rows.map { Int64($0) + others }
      && told?["sha256"]?.string == Hex.encode(hash)
      && statement["members"]?["root"]?.string == Base64.encode(root)
      && statement["members"]?["count"]?.int == rows.map { Int64($0) }
  }
}
