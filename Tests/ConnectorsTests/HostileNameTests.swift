#if PostgreSQL
import Connectors
import Register
import Store
import TestSupport
import Testing

@Suite("Hostile names and values", .onEveryEngine) struct HostileNameTests {
  static let tables = """
          'odd "table"; DROP TABLE victims --':
            key: 'we"ird %s'
            find: {'e''mail': email}
            gives: {nick: 'ni`ck'}
            columns: {'ni`ck': {erase: anonymise, with: "x'); DELETE FROM victims; --"}}
            erase: columns
            quotes:
              - {column: 'ni`ck', pattern: "@{name}", name: nick, with: "$1 \\\\0 %"}
    """

  static let schema: [SQL] = [
    "CREATE TABLE victims (id BIGINT PRIMARY KEY)", "INSERT INTO victims VALUES (1)",
    """
    CREATE TABLE "odd ""table""; DROP TABLE victims --" ("we""ird %s" BIGINT PRIMARY KEY,
      "e'mail" TEXT, "ni`ck" TEXT)
    """,
  ]

  static let values: [String] = [
    "o'brien@x.example", "a\"b@x.example", "100%@x.example", "_@x.example", "{email}@x.example",
    "'; DROP TABLE victims; --@x.example", "\\'@x.example", "$1@x.example", "é@x.example",
  ]

  @Test(
    "a handle with quotes, signs of LIKE or braces finds its own row and no other",
    arguments: values)
  func handle(_ value: String) async throws {
    let forum = try await Forum(Self.schema)
    let odd: SQL = "\"odd \"\"table\"\"; DROP TABLE victims --\""
    for (number, mail) in Self.values.enumerated() {
      try await forum.run([
        "INSERT INTO \(odd) VALUES (\(number), \(mail), \("nick of " + mail))"
      ])
    }
    try await forum.run([
      "INSERT INTO \(odd) VALUES (\(100), \("other@x.example"), \("hello @nick of \(value)!"))"
    ])
    let system = try forum.system(Self.tables)
    let answer = try await system.erase(SystemSubject(handles: ["email": [value]]))
    #expect(answer.counts.first { $0.act == .changed }?.rows == 1)
    #expect(answer.counts.first { $0.act == .unquoted }?.rows == 1)
    #expect(
      try await forum.int("SELECT COUNT(*) FROM \(odd) WHERE \"ni`ck\" LIKE 'nick of %'")
        == Int64(Self.values.count - 1))
    #expect(
      try await forum.text("SELECT \"ni`ck\" FROM \(odd) WHERE \"we\"\"ird %s\" = 100")
        == "hello $1 \\0 %!")
    #expect(try await forum.int("SELECT COUNT(*) FROM victims") == 1)
  }

  @Test("a handle that is no number finds nothing by a column of numbers")
  func number() async throws {
    let forum = try await Forum()
    let tables = """
            members:
              key: id
              find: {id: id}
              columns: {email: show}
              erase: delete
      """
    let system = try forum.system(tables)
    for value in ["7 OR 1=1", "7abc", "", "7.0", "0x7"] {
      #expect(try await system.erase(SystemSubject(handles: ["id": [value]])).rows == 0)
    }
    #expect(try await forum.int("SELECT COUNT(*) FROM members") == 2_000)
    #expect(try await system.erase(SystemSubject(handles: ["id": ["7"]])).rows == 1)
  }

  @Test("a table whose key does not tell its rows apart is refused before anything is read")
  func key() async throws {
    let forum = try await Forum()
    let tables = """
            orders:
              key: member_id
              find: {member_id: id}
              columns: {invoice: show}
              erase: delete
      """
    let system = try forum.system(tables)
    await #expect(throws: SystemError.keyNotUnique(table: "orders")) {
      try await system.collect(SystemSubject(handles: ["id": ["7"]]))
    }
    await #expect(throws: SystemError.keyNotUnique(table: "orders")) {
      try await system.erase(SystemSubject(handles: ["id": ["7"]]))
    }
    #expect(try await forum.int("SELECT COUNT(*) FROM orders") == 100)
  }

  @Test("a look finds columns that nobody declared, and what is declared and not there")
  func check() async throws {
    let forum = try await Forum()
    #expect(try await forum.system().check().undeclared.isEmpty)
    #expect(try await forum.system().check().counts.first?.rows == 2_000)
    try await forum.run(["ALTER TABLE members ADD COLUMN last_ip TEXT"])
    let state = try await forum.system().check()
    #expect(state.undeclared == ["members.last_ip"])
    #expect(state.broken.isEmpty)
    try await forum.run(["ALTER TABLE posts RENAME COLUMN body TO text"])
    await #expect(throws: SystemError.columnMissing("posts.body")) {
      try await forum.system().collect(SQLSystemTests.seven)
    }
    try await forum.run(["DROP TABLE likes"])
    let broken = try await forum.system().check()
    #expect(broken.undeclared == ["members.last_ip", "posts.text"])
    #expect(broken.broken.count == 2)
  }

  @Test("a column that can hold neither nothing nor a text is told before anybody is erased")
  func refuses() async throws {
    let forum = try await Forum()
    let tables = """
            orders:
              key: id
              find: {member_id: id}
              columns: {total: {erase: blank}}
              erase: columns
      """
    let system = try forum.system(tables)
    #expect(try await system.check().broken.count == 1)
    await #expect(throws: SystemError.columnRefuses("orders.total")) {
      try await system.erase(SystemSubject(handles: ["id": ["7"]]))
    }
  }
}
#endif
