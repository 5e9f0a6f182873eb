import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct SQLTests {
  @Test("a value is a placeholder in the text and a bound value beside it")
  func values() throws {
    let name = "x'; DROP TABLE t; --"
    let sql: SQL = "SELECT \(name), \(7), \(true), \(nil as Double?) FROM \(unsafe: "t")"
    let sqlite = try sql.rendered(for: .sqlite)
    #expect(sqlite.text == "SELECT ?, ?, ?, ? FROM t")
    #expect(sqlite.values == [.text(name), .integer(7), .integer(1), .null])
    let postgres = try sql.rendered(for: .postgres)
    #expect(
      postgres.text == "SELECT $1::text, $2::bigint, $3::bigint, $4::double precision FROM t")
    #expect(postgres.values == sqlite.values)
  }

  @Test("a nested statement keeps its values and the numbering goes on")
  func nested() throws {
    let condition: SQL = "a = \(1) OR b = \([UInt8]([2]))"
    let sql: SQL = "SELECT 1 WHERE \(condition) AND c = \("d")"
    let rendered = try sql.rendered(for: .postgres)
    #expect(
      rendered.text == "SELECT 1 WHERE a = $1::bigint OR b = $2::bytea AND c = $3::text")
    #expect(rendered.values == [.integer(1), .blob([2]), .text("d")])
    let assignments: [SQL] = ["a = \(1)", "b = \(2)"]
    let joined = assignments.joined(separator: ", ") + " WHERE c = \(3)"
    #expect(try joined.rendered(for: .sqlite).text == "a = ?, b = ? WHERE c = ?")
  }

  @Test("an empty list is in nothing, and everything is not in it")
  func emptyList() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let none: [Int] = []
    let found = try await database.read { transaction in
      [
        try transaction.exists("SELECT 1 WHERE 1 IN (\(list: none))"),
        try transaction.exists("SELECT 1 WHERE 1 NOT IN (\(list: none))"),
        try transaction.exists("SELECT 1 WHERE 1 IN (\(list: [3, 1]))"),
        try transaction.exists("SELECT 1 WHERE 1 NOT IN (\(list: [3, 1]))"),
      ]
    }
    #expect(found == [false, true, true, false])
  }

  @Test("hostile strings come back byte for byte and leave the tables alone")
  func hostileStrings() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    var strings = [
      "", "'", "\"", "';--", "?1", "$1", "\\", "%s", "\u{FEFF}", "e\u{301}", "é", "\r\n", "👩‍👩‍👧",
      "x'); DELETE FROM head; --", ":name", "@name", "/* */", "\u{7F}\u{1}", "\u{10FFFF}",
    ]
    var generator = SplitMix64(seed: 3)
    let alphabet: [Character] = ["'", "\"", ";", "-", "?", "1", "$", "\\", "é", "\u{301}", "\n"]
    for _ in 0..<300 {
      let length = Int.random(in: 0..<40, using: &generator)
      strings.append(
        String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "x" }))
    }
    let sent = strings
    let returned = try await database.write { transaction in
      try transaction.run("CREATE TABLE t (n BIGINT, s TEXT, PRIMARY KEY (n))")
      for (number, string) in sent.enumerated() {
        try transaction.run("INSERT INTO t (n, s) VALUES (\(number), \(string))")
      }
      return try sent.enumerated().map { number, string in
        try transaction.one("SELECT s FROM t WHERE n = \(number) AND s = \(string)").text(0)
      }
    }
    #expect(returned.map { Array($0.utf8) } == sent.map { Array($0.utf8) })
    #expect(try await database.read { try $0.int("SELECT COUNT(*) FROM head") } == 1)
  }

  @Test("a text with a NUL is refused, not cut")
  func nul() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let code = await failure { _ = try await database.read { try $0.rows("SELECT \("a\0b")") } }
    #expect(code == .misuse)
    let inserted = await failure {
      try await database.write { transaction in
        try transaction.run("CREATE TABLE t (s TEXT)")
        try transaction.insert(into: "t", ["s"], rows: [[.text("a\0b")]])
      }
    }
    #expect(inserted == .misuse)
  }

  @Test("names that are not identifiers are refused in a bulk insert")
  func names() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    for name in ["t; DROP TABLE head", "T", "", "1t", "t\"", "é"] {
      let code = await failure {
        try await database.write { try $0.insert(into: name, ["a"], rows: [[.null]]) }
      }
      #expect(code == .misuse)
    }
  }
}
