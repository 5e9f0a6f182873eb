#if PostgreSQL
import Connectors
import Foundation
import Register
import Store
import StorePostgres
import StoreSQLite
import TestSupport
import Testing

/// A forum's own database, on the engine of this run: 2,000 members, 20,000 posts, and the rest.
struct Forum {
  let folder: TestFolder
  let address: String
  let drivers: TestDrivers
  let kind: ConnectedSystem.Kind

  /// Makes it with the usual tables and rows, or with statements of a test's own.
  init(_ statements: [SQL]? = nil) async throws {
    folder = try TestFolder()
    drivers = TestDrivers()
    switch EngineInTest.current {
    case .sqlite:
      kind = .sqlite
      address = folder.path + "/forum.sqlite"
      try Data().write(to: URL(fileURLWithPath: address))
    case .postgres:
      kind = .postgresql
      address = try PostgresServer.shared.get().makeDatabase()
    }
    try await run(statements ?? Self.schema + Self.rows)
  }

  func open() async throws -> any ForeignDatabase { try await drivers.open(kind, at: address) }

  func run(_ statements: [SQL]) async throws {
    let database = try await open()
    try await database.write { transaction in
      for statement in statements { _ = try transaction.run(statement) }
    }
    await database.close()
  }

  func rows(_ query: SQL) async throws -> [Row] {
    let database = try await open()
    let rows = try await database.read { try $0.rows(query) }
    await database.close()
    return rows
  }

  func int(_ query: SQL) async throws -> Int64 { try #require(try await rows(query).first).int(0) }
  func text(_ query: SQL) async throws -> String? {
    try #require(try await rows(query).first).textOrNil(0)
  }

  var secrets: SystemSecrets { SystemSecrets { [address] in $0 == "FORUM" ? address : nil } }

  func register(_ tables: String = ForumRegister.tables, rest: String = "") throws -> Register {
    try ForumRegister.read(ForumRegister.forum(kind.rawValue, tables: tables, rest: rest))
  }

  func system(_ tables: String = ForumRegister.tables) throws -> SQLSystem {
    let register = try register(tables)
    return SQLSystem(
      try #require(register.systems[id: try ForumRegister.id("forum")]), drivers: drivers,
      secrets: secrets)
  }

  static let schema: [SQL] = [
    """
    CREATE TABLE members (id BIGINT PRIMARY KEY, email TEXT NOT NULL UNIQUE,
      username TEXT NOT NULL UNIQUE, about TEXT, banned BIGINT NOT NULL, password_hash TEXT NOT NULL)
    """,
    "CREATE TABLE threads (id BIGINT PRIMARY KEY, author_id BIGINT, title TEXT NOT NULL)",
    """
    CREATE TABLE posts (id BIGINT PRIMARY KEY, thread_id BIGINT NOT NULL, author_id BIGINT,
      body TEXT NOT NULL)
    """,
    """
    CREATE TABLE messages (id BIGINT PRIMARY KEY, sender_id BIGINT, recipient_id BIGINT,
      sender_name TEXT, recipient_name TEXT, body TEXT NOT NULL)
    """,
    """
    CREATE TABLE likes (member_id BIGINT NOT NULL, post_id BIGINT NOT NULL,
      PRIMARY KEY (member_id, post_id))
    """,
    """
    CREATE TABLE orders (id BIGINT PRIMARY KEY, member_id BIGINT NOT NULL,
      total BIGINT NOT NULL, invoice TEXT NOT NULL)
    """,
    // Refers to posts, and the register knows nothing of it.
    """
    CREATE TABLE reports (id BIGINT PRIMARY KEY, post_id BIGINT NOT NULL REFERENCES posts (id))
    """,
  ]

  /// A table of the numbers from 1 on.
  private static func numbers(_ last: Int) -> SQL {
    """
    WITH RECURSIVE numbers (n) AS (
      SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < \(last))
    """
  }

  static var rows: [SQL] {
    [
      """
      INSERT INTO members \(numbers(2_000))
      SELECT n, 'user' || n || '@forum.example', 'user' || n, 'about ' || n, 0, 'hash' || n
      FROM numbers
      """,
      """
      INSERT INTO threads \(numbers(500)) SELECT n, n, 'thread ' || n FROM numbers
      """,
      """
      INSERT INTO posts \(numbers(20_000)) SELECT n, n % 500 + 1, n % 2000 + 1, CASE n % 4
        WHEN 0 THEN 'hello ' || n
        WHEN 1 THEN '[quote=user7]words of seven [quote=user9]inner[/quote] more[/quote] I agree'
        WHEN 2 THEN 'thanks @User7, and write to x@user7.example'
        ELSE 'ask @user77 please' END
      FROM numbers
      """,
      """
      INSERT INTO messages \(numbers(20))
      SELECT n, CASE WHEN n % 2 = 0 THEN 7 ELSE 8 END, CASE WHEN n % 2 = 0 THEN 8 ELSE 7 END,
        CASE WHEN n % 2 = 0 THEN 'user7' ELSE 'user8' END,
        CASE WHEN n % 2 = 0 THEN 'user8' ELSE 'user7' END, 'message ' || n
      FROM numbers
      """,
      "INSERT INTO messages VALUES (21, 7, 7, 'user7', 'user7', 'a note to myself')",
      "INSERT INTO likes \(numbers(30)) SELECT n % 10 + 1, n FROM numbers",
      """
      INSERT INTO orders \(numbers(100)) SELECT n, n % 50 + 1, n * 100, 'invoice ' || n FROM numbers
      """,
    ]
  }
}

/// The drivers as the program has them, with a way to fail after a commit.
struct TestDrivers: SystemDrivers {
  var isCutAfterCommit = false

  func open(
    _ kind: ConnectedSystem.Kind, at address: String
  ) async throws -> any ForeignDatabase {
    switch kind {
    case .sqlite:
      return TestSQLite(
        database: try ForeignSQLite(path: address), isCutAfterCommit: isCutAfterCommit)
    case .postgresql:
      return TestPostgres(
        database: ForeignPostgres(address: address), isCutAfterCommit: isCutAfterCommit)
    default: throw SystemError.noDriver(kind: kind.rawValue)
    }
  }
}

private struct TestSQLite: ForeignDatabase {
  let database: ForeignSQLite
  let isCutAfterCommit: Bool
  var dialect: Dialect { .sqlite }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T { try await database.read(body) }

  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    let result = try await database.write(body)
    if isCutAfterCommit { throw StoreError(.unreachable, "the line was cut") }
    return result
  }

  func close() async {}
}

private struct TestPostgres: ForeignDatabase {
  let database: ForeignPostgres
  let isCutAfterCommit: Bool
  var dialect: Dialect { .postgres }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T { try await database.read(body) }

  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    let result = try await database.write(body)
    if isCutAfterCommit { throw StoreError(.unreachable, "the line was cut") }
    return result
  }

  func close() async { await database.close() }
}
#endif
