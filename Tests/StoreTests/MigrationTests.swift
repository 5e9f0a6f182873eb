import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct MigrationTests {
  private func step(_ room: String, _ version: Int, _ sql: SQL...) -> Migration {
    Migration(room: room, version: version) { _ in sql }
  }

  private var tables: SQL { "SELECT name FROM sqlite_schema ORDER BY name" }

  @Test("migrations run once, in order, and only what is missing runs later")
  func once() async throws {
    let folder = try TestFolder()
    let database = try SQLiteDatabase(path: folder.database)
    let first = step("a", 1, "CREATE TABLE a (n BIGINT)", "INSERT INTO a (n) VALUES (1)")
    let second = step("a", 2, "UPDATE a SET n = n + 10")
    let other = step("b", 1, "CREATE TABLE b (n BIGINT)")
    try await database.migrate([first], at: time(1))
    try await database.migrate([first], at: time(2))
    try await database.migrate([first, other, second], at: time(3))
    let (n, applied) = try await database.read { transaction in
      (
        try transaction.int("SELECT n FROM a"),
        try transaction.rows(
          "SELECT room, version, applied_at FROM migrations ORDER BY applied_at, room, version")
      )
    }
    #expect(n == 11)
    let wanted: [(String, Int64, Timestamp)] = [
      ("a", 1, time(1)), ("a", 2, time(3)), ("b", 1, time(3)),
    ]
    #expect(applied.map(\.values) == wanted.map { [.text($0), .integer($1), $2.sqlValue] })
  }

  @Test(
    "a database newer than the program is refused and nothing is touched",
    arguments: [["a"], ["a", "b"], []])
  func newer(rooms: [String]) async throws {
    let folder = try TestFolder()
    let database = try SQLiteDatabase(path: folder.database)
    let known = [step("a", 1, "CREATE TABLE a (n BIGINT)")]
    let newer =
      known + [
        step("a", 2, "CREATE TABLE a2 (n BIGINT)"), step("b", 1, "CREATE TABLE b (n BIGINT)"),
      ]
    try await database.migrate(newer, at: time(0))
    let before = try await database.read { try $0.rows(tables) }
    let program =
      rooms.map { step($0, 1, "CREATE TABLE never (n BIGINT)") }
      + [step("new", 1, "CREATE TABLE new (n BIGINT)")]
    let code = await failure { try await database.migrate(program, at: time(1)) }
    if rooms.isEmpty {
      #expect(code == .newerDatabase(found: 2, known: 0))
    } else {
      #expect(code == .newerDatabase(found: 2, known: 1))
    }
    #expect(try await database.read { try $0.rows(tables) } == before)
  }

  @Test("a step that fails leaves nothing of itself and all before it")
  func failing() async throws {
    let folder = try TestFolder()
    let database = try SQLiteDatabase(path: folder.database)
    let good = step("a", 1, "CREATE TABLE a (n BIGINT)")
    let bad = step("a", 2, "CREATE TABLE half (n BIGINT)", "CREATE TABLE a (n BIGINT)")
    #expect(await failure { try await database.migrate([good, bad], at: time(0)) } == .misuse)
    let mended = step("a", 2, "CREATE TABLE half (n BIGINT)")
    try await database.migrate([good, mended], at: time(1))
    #expect(try await database.read { try $0.int("SELECT COUNT(*) FROM migrations") } == 2)
  }

  @Test(
    "versions that skip or repeat are a defect of the program", arguments: [[2], [1, 1], [1, 3]])
  func versions(versions: [Int]) async throws {
    let folder = try TestFolder()
    let database = try SQLiteDatabase(path: folder.database)
    let steps = versions.map { step("a", $0, "CREATE TABLE a (n BIGINT)") }
    #expect(await failure { try await database.migrate(steps, at: time(0)) } == .misuse)
    #expect(try await database.read { try $0.rows(tables) }.isEmpty)
  }

  @Test("two processes that migrate at once apply each step once")
  func concurrent() async throws {
    let folder = try TestFolder()
    let databases = [
      try SQLiteDatabase(path: folder.database), try SQLiteDatabase(path: folder.database),
    ]
    let steps =
      [step("a", 1, "CREATE TABLE a (n BIGINT)")]
      + (2..<12).map { step("a", $0, "INSERT INTO a (n) VALUES (1)") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for database in databases {
        group.addTask { try await database.migrate(steps, at: time(0)) }
      }
      try await group.waitForAll()
    }
    #expect(try await databases[0].read { try $0.int("SELECT COUNT(*) FROM a") } == 10)
  }
}
