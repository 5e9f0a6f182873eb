import Crypto
import Formats
import Store
import Vault

/// The SQL of declared disclosures.
enum DeclaredLedger {
  static func context(_ id: String) -> String { "declared/" + id }
  static func memberContext(_ id: String) -> String { "declared.member/" + id }

  private static let columns: SQL = """
    d.id, d.hash, d.sealed, d.replaces, r.id, d.listed, d.strangers, d.erased, d.sequence, d.at,
    d.actor_kind, d.actor_id
    """

  static func find(
    _ condition: SQL, order: SQL = "d.id DESC", limit: Int = 1, _ vault: Vault,
    _ transaction: any ReadTransaction
  ) throws -> [DeclaredDisclosure] {
    try transaction.rows(
      """
      SELECT \(columns) FROM declared d LEFT JOIN declared r ON r.replaces = d.id
      WHERE \(condition) ORDER BY \(order) LIMIT \(max(limit, 0))
      """
    ).map { try line($0, vault) }
  }

  static func line(_ row: Row, _ vault: Vault) throws -> DeclaredDisclosure {
    let id = try row.text(0)
    let bytes = try vault.openWorkspace(try row.blob(2), context: context(id))
    guard let json = try? JSON(parsing: bytes), let declaration = Declaration(json),
      let salt = json["salt"]?.string, let kind = Actor.Kind(rawValue: try row.text(10))
    else { throw DeclaredError.damaged }
    return DeclaredDisclosure(
      id: id, declaration: declaration, names: DeclaredNames(declaration, salt: salt),
      hash: Hex.encode(try row.blob(1)), replaces: try row.textOrNil(3),
      replacedBy: try row.textOrNil(4), listed: try row.intOrNil(5).map { Int($0) },
      strangers: Int(try row.int(6)), erased: Int(try row.int(7)), sequence: try row.int(8),
      at: try row.timestamp(9), actor: Actor(kind: kind, id: try row.text(11)))
  }

  /// What the sealed text of a row really hashes to.
  static func hash(of id: String, _ vault: Vault, _ transaction: any ReadTransaction) throws
    -> [UInt8]
  {
    let row = try transaction.one("SELECT sealed FROM declared WHERE id = \(id)")
    let bytes = try vault.openWorkspace(try row.blob(0), context: context(id))
    return Array(SHA256.hash(data: bytes))
  }

  static func leaf(
    _ id: String, hash: [UInt8], names: DeclaredNames, replaces: String?, listed: Int?,
    by actor: Actor
  ) -> JSON {
    var leaf: [String: JSON] = [
      "declaration": .string(id), "record": .string(Hex.encode(hash)),
      "names": .string(names.hash), "by": .string(actor.kind.rawValue),
    ]
    if let replaces { leaf["replaces"] = .string(replaces) }
    if let listed { leaf["listed"] = .integer(Int64(listed)) }
    return .object(leaf)
  }
}
