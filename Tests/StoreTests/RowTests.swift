import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct RowTests {
  @Test("every kind of value returns as it was stored, a megabyte and no byte at all included")
  func kinds() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let big = (0..<1_048_577).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let values: [SQLValue] = [
      .null, .integer(.min), .integer(.max), .real(-0.5), .text(""), .blob([]), .blob([0, 255]),
      .blob(big),
    ]
    let returned = try await database.write { transaction in
      try transaction.run(
        "CREATE TABLE t (n \(unsafe: Dialect.sqlite.integerKey), v BLOB)"
      )
      let written = try transaction.insert(
        into: "t", ["n", "v"], rows: values.enumerated().map { [.integer(Int64($0)), $1] })
      guard written == values.count else { throw StoreError(.notFound, "rows are missing") }
      return try transaction.rows("SELECT v FROM t ORDER BY n").map { try $0.value(0) }
    }
    #expect(returned == values)
  }

  @Test("a column of another type is an error that names the column and no value")
  func wrongType() throws {
    let row = Row([.text("secret"), .null, .integer(2), .integer(1 << 40)])
    #expect(throws: StoreError.self) { try row.int(0) }
    for (column, read) in [
      (0, { _ = try row.int(0) }), (1, { _ = try row.text(1) }), (2, { _ = try row.bool(2) }),
      (3, { _ = try row.date(3) }), (4, { _ = try row.int(4) }), (-1, { _ = try row.int(-1) }),
      (0, { _ = try row.blobOrNil(0) }),
    ] as [(Int, () throws -> Void)] {
      do {
        try read()
        Issue.record("column \(column) was read")
      } catch let error as StoreError {
        #expect(error.code == .wrongType(column: column))
        #expect(!error.description.contains("secret"))
      }
    }
  }

  @Test("null is nil where nil is asked for")
  func null() throws {
    let row = Row([.null])
    #expect(try row.intOrNil(0) == nil)
    #expect(try row.textOrNil(0) == nil)
    #expect(try row.blobOrNil(0) == nil)
    #expect(try row.timestampOrNil(0) == nil)
    #expect(try row.dateOrNil(0) == nil)
    #expect(try row.realOrNil(0) == nil)
  }

  @Test("times, dates, truth and ordinals survive the way through a column")
  func types() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let row = try await database.read { transaction in
      try transaction.one(
        """
        SELECT \(Timestamp(microseconds: -1)), \(CivilDate(days: 20_000)), \(true),
          \(UInt32.max), \(Actor.Kind.member), \(1.5)
        """)
    }
    #expect(try row.timestamp(0) == Timestamp(microseconds: -1))
    #expect(try row.date(1) == CivilDate(days: 20_000))
    #expect(try row.bool(2))
    #expect(try row.ordinal(3) == .max)
    #expect(try row.text(4) == "member")
    #expect(try row.real(5) == 1.5)
  }

  @Test("one statement can be read while the same one is being read")
  func nestedReads() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let pairs = try await database.read { transaction in
      let query: SQL = "SELECT 1 UNION SELECT 2 UNION SELECT 3 ORDER BY 1"
      var pairs: [[Int64]] = []
      try transaction.each(query) { outer in
        try transaction.each(query) { inner in
          pairs.append([try outer.int(0), try inner.int(0)])
        }
      }
      return pairs
    }
    #expect(pairs.count == 9)
    #expect(pairs.last == [3, 3])
  }
}
