import Formats
public import Store
public import Vault

/// The subjects: their handles, sealed records, provenance, and legal holds.
///
/// Nothing personal stands in a table: handles are keyed hashes, values and the handles themselves
/// lie in one sealed record per subject, and beside it only which fields are held, with their
/// provenance and day of collection.
public struct Members: Sendable {
  /// The main store.
  public let database: any Database
  /// Keys and handle hashes.
  public let vault: Vault

  /// Makes the room; the database must have this room's migrations.
  public init(database: any Database, vault: Vault) {
    self.database = database
    self.vault = vault
  }

  /// The subject of a handle, or nil when there is none.
  public func find(_ kind: HandleKind, _ value: String) async throws -> UInt32? {
    let key = HandleKey(kind, value, vault)
    return try await database.read { try $0.subjects(of: [key])[key] }
  }

  /// The subjects of many handles, in their order.
  public func find(_ kind: HandleKind, _ values: [String]) async throws -> [UInt32?] {
    let keys = values.map { HandleKey(kind, $0, vault) }
    let found = try await database.read { try $0.subjects(of: keys) }
    return keys.map { found[$0] }
  }

  /// How many people are members now.
  public func count() async throws -> Int {
    try await database.read {
      Int(try $0.int("SELECT COUNT(*) FROM subjects WHERE member = 1 AND erased_at IS NULL"))
    }
  }

  /// The context of the vault under which a subject's record is sealed.
  static let recordContext = "members.record"
}
