#if PostgreSQL
public import Formats
import Foundation
public import Store
import StorePostgres
import StoreSQLite
public import Testing

/// The engine on which a room's test runs.
public enum EngineInTest: String, CaseIterable, Sendable {
  case sqlite, postgres

  /// The one that this run of the test is for; SQLite unless the suite is `.onEveryEngine`.
  @TaskLocal public static var current = EngineInTest.sqlite

  /// The address of a new database on a server, nil for a file.
  public func address() throws -> String? {
    switch self {
    case .sqlite: nil
    case .postgres: try PostgresServer.shared.get().makeDatabase()
    }
  }
}

/// A database that stays the same when it is opened again: a file, or a new database on a server.
public struct DatabaseInTest: Sendable {
  private let path: String
  private let address: String?

  /// For the engine of this run; `path` is the file's where there is one.
  public init(path: String) throws {
    self.path = path
    address = try EngineInTest.current.address()
  }

  /// Opens it and brings it up to date.
  public func open(_ migrations: [Migration], at time: Timestamp) async throws -> any Database {
    let database: any Database =
      if let address {
        // A loaded machine may take its time; what a decision does about that has tests of its own.
        try await PostgresDatabase(PostgresSettings(address: address, decisionPatience: 120))
      } else { try SQLiteDatabase(path: path) }
    try await database.migrate(migrations, at: time)
    return database
  }
}

/// Runs each test of a suite once on every engine, for what a room promises it promises on all.
public struct OnEveryEngine: SuiteTrait, TestTrait, TestScoping {
  /// Tests of suites within a suite too.
  public let isRecursive = true

  /// Runs one case of a test on one engine after the other.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    for engine in EngineInTest.allCases {
      try await EngineInTest.$current.withValue(engine) { try await function() }
    }
  }
}

extension Trait where Self == OnEveryEngine {
  /// Runs each test once on every engine.
  public static var onEveryEngine: OnEveryEngine { OnEveryEngine() }
}
#endif
