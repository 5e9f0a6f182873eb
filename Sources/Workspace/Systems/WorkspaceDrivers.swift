import Connectors
import Foundation
import Register
import Store
import StoreSQLite

#if PostgreSQL
import StorePostgres
#endif

/// Opens other systems' databases with the drivers of this program.
struct WorkspaceDrivers: SystemDrivers {
  func open(
    _ kind: ConnectedSystem.Kind, at address: String
  ) async throws -> any ForeignDatabase {
    switch kind {
    case .sqlite:
      guard FileManager.default.fileExists(atPath: address) else {
        throw SystemError.fileMissing(path: "the file of its database")
      }
      return OpenSQLite(database: try ForeignSQLite(path: address))
    case .postgresql:
      #if PostgreSQL
      return OpenPostgres(database: ForeignPostgres(address: address))
      #else
      throw SystemError.noDriver(kind: kind.rawValue)
      #endif
    case .http, .csvFolder, .person:
      throw SystemError.noDriver(kind: kind.rawValue)
    }
  }
}

private struct OpenSQLite: ForeignDatabase {
  let database: ForeignSQLite
  var dialect: Dialect { .sqlite }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    try await database.read(body)
  }

  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await database.write(body)
  }

  func close() async {}
}

#if PostgreSQL
private struct OpenPostgres: ForeignDatabase {
  let database: ForeignPostgres
  var dialect: Dialect { .postgres }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    try await database.read(body)
  }

  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await database.write(body)
  }

  func close() async { await database.close() }
}
#endif
