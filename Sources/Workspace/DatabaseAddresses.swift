import Foundation
import Store
import StoreSQLite
import Vault

#if PostgreSQL
import StorePostgres
#endif

/// Where a workspace's two databases are: files in its folder, unless an address names a PostgreSQL database.
///
/// `keys` is never the database of `data`: they are backed up apart, and restored to different moments.
public struct DatabaseAddresses: Sendable, Equatable {
  /// Data and ledgers: `postgres://…`, or nil for `data.sqlite`.
  public var data: String?
  /// Keys and journal: `postgres://…`, or nil for `keys.sqlite`.
  public var keys: String?
  /// Whether PostgreSQL statements are prepared under names; off behind a transaction pooler.
  public var namesStatements: Bool
  /// How many changes may wait to be written; a further one is refused at once.
  public var waiting: Int

  /// Addresses of databases; without any, both are files.
  public init(
    data: String? = nil, keys: String? = nil, namesStatements: Bool = true, waiting: Int = 4_096
  ) {
    self.data = data
    self.keys = keys
    self.namesStatements = namesStatements
    self.waiting = waiting
  }

  /// The engine of the data, as `workspace.json` remembers it.
  var engine: Dialect { data == nil ? .sqlite : .postgres }

  /// Throws when a file that must be there is not: opening would make an empty one in its place.
  func requireFiles(in folder: String) throws {
    if data == nil, !FileManager.default.fileExists(atPath: folder + "/data.sqlite") {
      throw WorkspaceError.dataMissing
    }
    if keys == nil, !FileManager.default.fileExists(atPath: folder + "/keys.sqlite") {
      throw VaultError.storeMissing
    }
  }

  func openData(in folder: String) async throws -> any Store.Database {
    try await open(data, file: folder + "/data.sqlite")
  }

  func openKeys(in folder: String) async throws -> any Store.Database {
    if let keys, keys == data { throw WorkspaceError.oneDatabaseForBoth }
    return try await open(keys, file: folder + "/keys.sqlite")
  }

  private func open(_ address: String?, file: String) async throws -> any Store.Database {
    guard let address else { return try SQLiteDatabase(path: file, limit: waiting) }
    guard ["postgres://", "postgresql://"].contains(where: address.hasPrefix) else {
      throw WorkspaceError.unknownAddress
    }
    #if PostgreSQL
    return try await PostgresDatabase(
      PostgresSettings(address: address, namesStatements: namesStatements), limit: waiting)
    #else
    throw WorkspaceError.builtWithoutPostgres
    #endif
  }
}
