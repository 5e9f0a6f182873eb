import Foundation
import GRDB
public import Store

/// An SQLite file of somebody else's: its settings stay as they are, and no table of ours is made in it.
public final class ForeignSQLite: Sendable {
  private let path: String

  /// A file that is there; it is opened for each transaction and closed after it.
  public init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.notFound, "the file of the database is not there")
    }
    self.path = path
  }

  /// Runs a closure on one snapshot of a connection that cannot write.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    try await with(isReading: true) { connection in
      try SQLiteTransaction(connection, mayWrite: false).perform { try body($0) }
    }
  }

  /// Runs a closure in one transaction that nobody else's write comes between.
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await with(isReading: false) { connection in
      var result: T?
      try connection.inTransaction(.immediate) {
        result = try SQLiteTransaction(connection, mayWrite: true).perform(body)
        return .commit
      }
      guard let result else { throw StoreError(.io, "the transaction has no result") }
      return result
    }
  }

  private func with<T: Sendable>(
    isReading: Bool, _ body: @escaping @Sendable (GRDB.Database) throws -> T
  ) async throws -> T {
    do {
      var configuration = Configuration()
      configuration.label = "foreign"
      configuration.readonly = isReading
      configuration.busyMode = .timeout(10)
      configuration.foreignKeysEnabled = true
      configuration.prepareDatabase { connection in
        // What is erased leaves no bytes in the file.
        try connection.execute(
          sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      if isReading { return try await queue.read(body) }
      return try await queue.writeWithoutTransaction(body)
    } catch {
      throw StoreError.from(error)
    }
  }
}
