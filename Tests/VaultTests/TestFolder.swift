import Formats
import Foundation
import Store
import StoreSQLite
import TestSupport
import Vault

extension TestFolder {
  func store() async throws -> SQLiteDatabase {
    let database = try SQLiteDatabase(path: path + "/keys.sqlite")
    try await database.migrate(Vault.migrations, at: time(0))
    return database
  }

  /// A new vault in this folder, opened.
  func vault(key: WorkspaceKey = WorkspaceKey()) async throws -> Vault {
    let vault = Vault(store: try await store(), key: key)
    try await vault.open()
    return vault
  }
}
