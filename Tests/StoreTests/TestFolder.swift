import Formats
import Foundation
import Store
import StoreSQLite
import TestSupport

extension TestFolder {
  var database: String { path + "/data.sqlite" }

  /// A new or existing database of this folder with the tables of `entries`.
  func open(limit: Int = 4_096) async throws -> SQLiteDatabase {
    let database = try SQLiteDatabase(path: database, limit: limit)
    try await database.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    return database
  }
}

/// Runs work that must fail in the store and returns how; nil when it succeeded.
func failure<T>(_ work: () async throws -> T) async -> StoreError.Code? {
  do {
    _ = try await work()
    return nil
  } catch {
    return (error as? StoreError)?.code
  }
}
