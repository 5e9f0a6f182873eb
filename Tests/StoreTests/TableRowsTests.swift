import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct TableRowsTests {
  @Test("a table is described by the database: columns, types and the key in its order")
  func described() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE t (a TEXT NOT NULL, b BLOB, c DOUBLE PRECISION, d BIGINT NOT NULL,
          PRIMARY KEY (d, a)) WITHOUT ROWID
        """)
    }
    let tables = try await database.read { try $0.storedTables() }
    #expect(tables.map(\.name) == ["entries", "head", "migrations", "t"])
    let wanted = try StoredTable(
      name: "t",
      columns: [
        .init("a", .text), .init("b", .blob), .init("c", .real), .init("d", .integer),
      ], key: ["d", "a"])
    #expect(tables.last == wanted)
  }

  @Test("a table that cannot be copied is an error, not left out")
  func refused() async throws {
    for definition: SQL in [
      "CREATE TABLE t (a TEXT)", "CREATE TABLE t (a DATE NOT NULL, PRIMARY KEY (a))",
    ] {
      let folder = try TestFolder()
      let database = try await folder.open()
      try await database.write { try $0.run(definition) }
      #expect(await failure { try await database.read { try $0.storedTables() } } == .misuse)
    }
  }

  @Test("pages and whole readings give the same rows, in the order of the key")
  func pages() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let count = 2_345
    try await database.write { transaction in
      try transaction.run(
        "CREATE TABLE t (a TEXT NOT NULL, n BIGINT NOT NULL, b BLOB, PRIMARY KEY (a, n)) WITHOUT ROWID"
      )
      try transaction.insert(
        into: "t", ["a", "n", "b"],
        rows: (0..<count).shuffled().map { number in
          let blob = [UInt8](repeating: 7, count: number == 1_500 ? 5 << 20 : 10)
          return [.text("k\(number % 3)"), .integer(Int64(number)), .blob(blob)]
        })
    }
    let (all, paged) = try await database.read { transaction in
      let table = try #require(try transaction.storedTables().last)
      var all: [[SQLValue]] = []
      try transaction.eachRow(of: table) { all.append($0) }
      var paged: [[SQLValue]] = []
      while true {
        let page = try transaction.page(
          of: table, after: paged.last.map { [$0[0], $0[1]] })
        #expect(page.count <= 1_000)
        if page.isEmpty { break }
        paged += page
      }
      return (all, paged)
    }
    #expect(all.count == count && paged == all)
    let keys = all.map { [$0[0], $0[1]] }
    #expect(
      keys
        == (0..<3).flatMap { part in
          stride(from: part, to: count, by: 3).map { [.text("k\(part)"), .integer(Int64($0))] }
        })
  }

  @Test("a value of another type than its column's is found before it is copied")
  func wrongType() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { transaction in
      try transaction.run("CREATE TABLE t (n BIGINT PRIMARY KEY NOT NULL, m BIGINT)")
      try transaction.run("INSERT INTO t (n, m) VALUES (1, 'one')")
    }
    let code = await failure {
      try await database.read { transaction in
        for table in try transaction.storedTables() { _ = try transaction.sum(of: table) }
      }
    }
    #expect(code == .corrupt)
  }
}
