#if PostgreSQL
import Formats
import Foundation
import Store
import StorePostgres
import StoreSQLite
import TestSupport
import Testing
import Vault

@testable import Workspace

@Suite("Upgrading")
struct UpgradeTests {
  private static let time = Timestamp(microseconds: 1_767_225_600_000_000)

  /// Both lists of migrations: of the data, and of keys and journal.
  private static let lists = [Workspace.migrations, Workspace.keyMigrations]

  private static func empty(_ dialect: Dialect) async throws -> any Database {
    switch dialect {
    case .sqlite:
      return try SQLiteDatabase(path: Engine.files + "/\(UUID().uuidString)/data.sqlite")
    case .postgres:
      return try await PostgresDatabase(
        PostgresSettings(address: try PostgresServer.shared.get().makeDatabase(), readers: 1))
    }
  }

  @Test(
    "from every earlier version, an upgrade changes no row, and the old program goes on writing",
    arguments: Dialect.allCases)
  func everyVersion(dialect: Dialect) async throws {
    for list in Self.lists {
      for count in list.indices {
        let database = try await Self.empty(dialect)
        try await database.migrate(Array(list[...count]), at: Self.time)
        let tables = try await database.read { try $0.storedTables() }
          .filter { $0.name != "migrations" }
        for table in tables { _ = try await AnyRows(table: table).fill(database, from: 0) }
        let before = try await database.read { transaction in
          try tables.map { try transaction.sum(of: $0) }
        }
        #expect(before.allSatisfy { $0.rows > 0 })
        try await database.migrate(list, at: Self.time)
        // Read by the columns of then: what an old program sees.
        let after = try await database.read { transaction in
          try tables.map { try transaction.sum(of: $0) }
        }
        #expect(after == before, "from \(list[count].room) \(list[count].version)")
        for table in tables where table.key != ["one"] {
          #expect(try await AnyRows(table: table).fill(database, from: 10) == 5)
        }
        try await database.close()
      }
    }
  }

  @Test("a migration only adds, unless it says that it is the later half of a change")
  func onlyAdds() throws {
    for migration in Self.lists.joined() {
      for dialect in Dialect.allCases {
        let problems = try ShippedTables.problems(of: migration, for: dialect)
        #expect(problems.isEmpty, "\(migration.room) \(migration.version): \(problems)")
      }
    }
  }

  @Test(
    "what would break a program that still runs is found",
    arguments: [
      "DROP TABLE choices", "ALTER TABLE choices DROP COLUMN act",
      "ALTER TABLE choices RENAME COLUMN act TO what", "ALTER TABLE choices RENAME TO acts",
      "ALTER TABLE choices ADD COLUMN why TEXT NOT NULL", "DELETE FROM choices",
      "CREATE UNIQUE INDEX one_act ON choices (act)",
      "ALTER TABLE choices ALTER COLUMN act TYPE BYTEA",
    ])
  func breaking(statement: String) throws {
    let sql = SQL(stringLiteral: statement)
    let expands = Migration(room: "consent", version: 2) { _ in [sql] }
    let contracts = Migration(room: "consent", version: 2, isContract: true) { _ in [sql] }
    #expect(try !ShippedTables.problems(of: expands, for: .sqlite).isEmpty)
    #expect(try ShippedTables.problems(of: contracts, for: .sqlite).isEmpty)
  }

  @Test(
    "what only adds is let through",
    arguments: [
      "ALTER TABLE choices ADD COLUMN why TEXT", "CREATE INDEX by_act ON choices (act)",
      "ALTER TABLE choices ADD COLUMN weight BIGINT NOT NULL DEFAULT 0",
      "UPDATE choices SET why = 'unknown' WHERE why IS NULL",
      "INSERT INTO reasons (one) VALUES (1)",
    ])
  func adding(statement: String) throws {
    let migration = Migration(room: "consent", version: 2) { _ in
      [SQL(stringLiteral: statement)]
    }
    #expect(try ShippedTables.problems(of: migration, for: .postgres).isEmpty)
  }
}

/// The rule for migrations: what a program that still runs needs stays.
enum ShippedTables {
  /// The statements of a migration that break it; none of one that is marked as the later half of a change.
  static func problems(of migration: Migration, for dialect: Dialect) throws -> [String] {
    if migration.isContract { return [] }
    let statements = try migration.sql(dialect).map {
      try $0.rendered(for: dialect).text.uppercased()
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let made = Set(
      statements.filter { $0.hasPrefix("CREATE TABLE ") }.compactMap {
        $0.split(whereSeparator: { " (".contains($0) }).dropFirst(2).first
      })
    return statements.filter { statement in
      let words = statement.split(whereSeparator: { " (".contains($0) })
      switch words.first {
      case "INSERT", "UPDATE": return false
      case "CREATE":
        guard statement.hasPrefix("CREATE UNIQUE INDEX"), let place = words.firstIndex(of: "ON"),
          words.indices.contains(place + 1)
        else { return !["TABLE", "INDEX"].contains(words.dropFirst().first) }
        return !made.contains(words[place + 1])
      case "ALTER":
        guard statement.contains(" ADD COLUMN ") else { return true }
        return statement.contains("NOT NULL") && !statement.contains(" DEFAULT ")
      default: return true
      }
    }
  }
}
#endif
