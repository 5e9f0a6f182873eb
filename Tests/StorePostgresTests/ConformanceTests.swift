#if PostgreSQL
import Dispatch
import Formats
import Foundation
import Store
import StorePostgres
import StoreSQLite
import TestSupport
import Testing

/// The engines that must behave alike.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite
  case postgres
  case postgresWithoutNames

  var testDescription: String { rawValue }

  /// The folder of all files, removed when the run ends.
  private static let files: String = {
    let path = "/tmp/aboveboard-engines-\(getpid())"
    mkdir(path, 0o700)
    atexit { try? FileManager.default.removeItem(atPath: "/tmp/aboveboard-engines-\(getpid())") }
    return path
  }()

  /// A new database with the tables of `entries`.
  func open(limit: Int = 4_096) async throws -> any Store.Database {
    let database: any Store.Database
    switch self {
    case .sqlite:
      database = try SQLiteDatabase(
        path: Self.files + "/\(UUID().uuidString)/data.sqlite", limit: limit)
    case .postgres, .postgresWithoutNames:
      database = try await PostgresDatabase(
        PostgresSettings(
          address: try PostgresServer.shared.get().makeDatabase(),
          namesStatements: self == .postgres), limit: limit)
    }
    try await database.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    return database
  }
}

private struct Refused: Error, Equatable {}

/// Runs work that must fail in the store and returns how; nil when it succeeded.
private func failure<T>(_ work: () async throws -> T) async -> StoreError.Code? {
  do {
    _ = try await work()
    return nil
  } catch {
    return (error as? StoreError)?.code
  }
}

@Suite("Two engines behave as one")
struct ConformanceTests {
  @Test("every kind of value returns as it was stored", arguments: Engine.allCases)
  func values(engine: Engine) async throws {
    let database = try await engine.open()
    let blob = engine == .sqlite ? Dialect.sqlite.blob : Dialect.postgres.blob
    let values: [SQLValue] = [
      .integer(.min), .integer(.max), .integer(0), .real(-0.5), .text(""), .text("é"),
      .text("e\u{301}"), .text(#"'); DROP TABLE t; -- \"$1"#), .blob([]), .blob([0, 255]),
      .blob(Array(repeating: 7, count: 1_000_000)), .null,
    ]
    let rows = values.enumerated().map { number, value -> [SQLValue] in
      let none = SQLValue.null
      switch value {
      case .integer: return [.integer(Int64(number)), value, none, none, none]
      case .real: return [.integer(Int64(number)), none, value, none, none]
      case .text: return [.integer(Int64(number)), none, none, value, none]
      case .blob: return [.integer(Int64(number)), none, none, none, value]
      case .null: return [.integer(Int64(number)), none, none, none, none]
      }
    }
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE t (n BIGINT PRIMARY KEY, i BIGINT, r DOUBLE PRECISION, s TEXT,
          b \(unsafe: blob))
        """)
      // In bulk, one by one under a rule, and by a statement: three ways into a table.
      try transaction.insert(into: "t", ["n", "i", "r", "s", "b"], rows: rows.prefix(4))
      try transaction.insert(
        into: "t", ["n", "i", "r", "s", "b"], rows: rows[4..<8], onConflict: .ignore(target: ["n"]))
      for row in rows[8...] {
        try transaction.run(
          """
          INSERT INTO t (n, i, r, s, b) VALUES (\(value: row[0]), \(value: row[1]),
            \(value: row[2]), \(value: row[3]), \(value: row[4]))
          """)
      }
    }
    let stored = try await database.read { try $0.rows("SELECT n, i, r, s, b FROM t ORDER BY n") }
    #expect(stored.map(\.values) == rows)
    try await database.close()
  }

  @Test("text is ordered by its bytes", arguments: Engine.allCases)
  func order(engine: Engine) async throws {
    let database = try await engine.open()
    let words = ["a", "B", "é", "e\u{301}", "Z", "z", "_", "-", "ä", "10", "9"]
    let ordered = try await database.write { transaction in
      try transaction.run("CREATE TABLE t (s TEXT NOT NULL, PRIMARY KEY (s))")
      try transaction.insert(into: "t", ["s"], rows: words.map { [.text($0)] })
      return try transaction.rows("SELECT s FROM t ORDER BY s").map { try $0.text(0) }
    }
    #expect(
      ordered.map { Array($0.utf8) }
        == words.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
    try await database.close()
  }

  @Test("an insert keeps, refuses or replaces what is there", arguments: Engine.allCases)
  func conflicts(engine: Engine) async throws {
    let database = try await engine.open()
    try await database.write { try $0.run("CREATE TABLE t (n BIGINT PRIMARY KEY, s TEXT)") }
    func insert(_ rule: ConflictRule, _ text: String) async throws -> (Int, [String]) {
      try await database.write { transaction in
        let written = try transaction.insert(
          into: "t", ["n", "s"], rows: (1...300).map { [.integer($0), .text(text)] },
          onConflict: rule)
        return (
          written,
          try transaction.rows("SELECT DISTINCT s FROM t ORDER BY s").map { try $0.text(0) }
        )
      }
    }
    try await database.write { try $0.run("INSERT INTO t (n, s) VALUES (2, 'old')") }
    #expect(await failure { _ = try await insert(.fail, "new") } == .constraint(.unique))
    #expect(try await insert(.ignore(target: ["n"]), "new") == (299, ["new", "old"]))
    #expect(try await insert(.update(target: ["n"]), "last") == (300, ["last"]))
    try await database.close()
  }

  @Test("errors name rules and tables, and no value", arguments: Engine.allCases)
  func errors(engine: Engine) async throws {
    let database = try await engine.open()
    try await database.write { transaction in
      try transaction.run(
        "CREATE TABLE t (n BIGINT PRIMARY KEY, s TEXT NOT NULL CHECK (length(s) < 9))")
    }
    func insert(_ values: [SQLValue]) async -> StoreError? {
      do {
        try await database.write { try $0.insert(into: "t", ["n", "s"], rows: [values]) }
        return nil
      } catch { return error as? StoreError }
    }
    #expect(await insert([.integer(1), .null])?.code == .constraint(.notNull))
    let refused = await insert([.integer(1), .text("Ada Lovelace")])
    #expect(refused?.code == .constraint(.check))
    #expect(refused?.description.contains("Ada") == false)
    #expect(await insert([.integer(1), .text("a\0b")])?.code == .misuse)
    #expect(await insert([.integer(1)])?.code == .misuse)
    #expect(await insert([.integer(1), .text("fine")]) == nil)
    let wrong = await failure { try await database.read { try $0.rows("SELECT nothing FROM t") } }
    #expect(wrong == .misuse)
    try await database.close()
  }

  @Test("an SQL error that a closure catches is thrown all the same", arguments: Engine.allCases)
  func caught(engine: Engine) async throws {
    let database = try await engine.open()
    let code = await failure {
      try await database.write { transaction in
        try transaction.append(EntryDraft(kind: "test", at: Timestamp(microseconds: 1)))
        _ = try? transaction.run("SELECT nothing FROM nowhere")
        _ = try? transaction.run("CREATE TABLE t (n BIGINT)")
      }
    }
    #expect(code == .misuse)
    #expect(try await database.read { try $0.head() } == 0)
    try await database.close()
  }

  @Test(
    "statements that would end or leave the transaction are refused", arguments: Engine.allCases)
  func control(engine: Engine) async throws {
    let database = try await engine.open()
    for statement in ["COMMIT", "ROLLBACK", "BEGIN", " end"] {
      let code = await failure {
        try await database.write { try $0.run(SQL(stringLiteral: statement)) }
      }
      #expect(code == .misuse)
    }
    let write = await failure {
      try await database.read { try $0.rows("UPDATE head SET sequence = 9 RETURNING one") }
    }
    #expect(write == .misuse)
    try await database.close()
  }

  @Test("a statement can be read while another one is being read", arguments: Engine.allCases)
  func nested(engine: Engine) async throws {
    let database = try await engine.open()
    let pairs = try await database.write { transaction in
      try transaction.run("CREATE TABLE t (n BIGINT PRIMARY KEY)")
      try transaction.insert(into: "t", ["n"], rows: (0..<50).map { [.integer($0)] })
      var pairs = 0
      try transaction.each("SELECT n FROM t ORDER BY n") { row in
        let outer = try row.int(0)
        try transaction.each("SELECT n FROM t WHERE n >= \(outer)") { _ in pairs += 1 }
      }
      return pairs
    }
    #expect(pairs == 50 * 51 / 2)
    try await database.close()
  }

  @Test("a closure that throws leaves no trace and harms no other", arguments: Engine.allCases)
  func batches(engine: Engine) async throws {
    let database = try await engine.open()
    let results: [Int64] = await withTaskGroup(of: Int64?.self) { group in
      for number in 0..<200 {
        group.addTask {
          try? await database.write { transaction in
            let sequence = try transaction.append(
              EntryDraft(kind: "test", at: Timestamp(microseconds: 1), subjects: [UInt32(number)]))
            if number.isMultiple(of: 5) { throw Refused() }
            return sequence
          }
        }
      }
      return await group.reduce(into: []) { if let sequence = $1 { $0.append(sequence) } }
    }
    #expect(results.sorted() == Array(1...160))
    let entries = try await database.read { try $0.entries(after: 0, limit: 1_000) }
    #expect(entries.map(\.sequence) == Array(1...160))
    #expect(try await database.headSource.head() == 160)
    try await database.close()
  }

  @Test("closing finishes what waits and refuses what comes after", arguments: Engine.allCases)
  func close(engine: Engine) async throws {
    let database = try await engine.open()
    async let last = database.write { try $0.allocateOrdinals(3) }
    _ = try await last
    try await database.close()
    #expect(await failure { try await database.write { try $0.head() } } == .closed)
  }
}
#endif
