import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct BulkTests {
  @Test("an insert keeps, refuses or replaces what is there, as it is told")
  func conflicts() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { try $0.run("CREATE TABLE t (n BIGINT PRIMARY KEY, s TEXT)") }
    func insert(_ rule: ConflictRule, _ text: String) async throws -> (Int, [String]) {
      try await database.write { transaction in
        let written = try transaction.insert(
          into: "t", ["n", "s"], rows: (1...3).map { [.integer($0), .text(text)] },
          onConflict: rule)
        return (written, try transaction.rows("SELECT s FROM t ORDER BY n").map { try $0.text(0) })
      }
    }
    try await database.write { try $0.run("INSERT INTO t (n, s) VALUES (2, 'old')") }
    #expect(await failure { _ = try await insert(.fail, "new") } == .constraint(.unique))
    #expect(try await insert(.ignore(target: ["n"]), "new") == (2, ["new", "old", "new"]))
    #expect(try await insert(.update(target: ["n"]), "last") == (3, ["last", "last", "last"]))
  }

  @Test("a row with too few values is refused")
  func ragged() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { try $0.run("CREATE TABLE t (a BIGINT, b BIGINT)") }
    let code = await failure {
      try await database.write { try $0.insert(into: "t", ["a", "b"], rows: [[.null], [.null]]) }
    }
    #expect(code == .misuse)
    let none = await failure {
      try await database.write { try $0.insert(into: "t", [], rows: []) }
    }
    #expect(none == .misuse)
  }

  @Test("a statement says how many rows it changed, and tables change none")
  func changes() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let counts = try await database.write { transaction in
      [
        try transaction.run("CREATE TABLE t (n BIGINT)"),
        try transaction.run("INSERT INTO t (n) VALUES (1), (2), (3)"),
        try transaction.run("CREATE TABLE u (n BIGINT)"),
        try transaction.run("UPDATE t SET n = n + 1 WHERE n > \(1)"),
        try transaction.run("DELETE FROM t WHERE n > \(9)"),
      ]
    }
    #expect(counts == [0, 3, 0, 2, 0])
  }

  @Test("a broken rule names the column and its kind, and no value")
  func errors() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE t (
          n BIGINT NOT NULL PRIMARY KEY, s TEXT NOT NULL UNIQUE, c BIGINT CHECK (c > 0),
          r BIGINT REFERENCES t (n))
        """)
      try transaction.run("INSERT INTO t (n, s) VALUES (1, 'secret-value')")
    }
    let cases: [(SQL, StoreError.Constraint)] = [
      ("INSERT INTO t (n, s) VALUES (1, \("secret-b"))", .unique),
      ("INSERT INTO t (n, s) VALUES (2, \("secret-value"))", .unique),
      ("INSERT INTO t (n, s) VALUES (2, \(nil as String?))", .notNull),
      ("INSERT INTO t (n, s, c) VALUES (2, \("secret-b"), \(-77_123))", .check),
      ("INSERT INTO t (n, s, r) VALUES (2, \("secret-b"), \(77_123))", .foreignKey),
    ]
    for (sql, kind) in cases {
      do {
        _ = try await database.write { try $0.run(sql) }
        Issue.record("no error for \(kind)")
      } catch let error as StoreError {
        #expect(error.code == .constraint(kind))
        #expect(!error.description.contains("secret"))
        #expect(!error.description.contains("77"))
      }
    }
    let syntax = await failure { _ = try await database.read { try $0.rows("SELEKT 1") } }
    #expect(syntax == .misuse)
  }

  @Test("a cancelled read is interrupted")
  func cancelled() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let reading = Task {
      try await database.read { transaction in
        try transaction.int(
          """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT COUNT(*) FROM n
          """)
      }
    }
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
  }
}
