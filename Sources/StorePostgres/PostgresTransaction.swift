#if PostgreSQL
import CLibPQ
import Store

/// The verbs of a transaction, or of a savepoint in one; lives as long as its closure.
final class PostgresTransaction: WriteTransaction, TransactionScope {
  private let connection: PostgresConnection
  let mayWrite: Bool
  /// The first SQL error; the server refuses everything after one.
  private(set) var failure: (any Error)?
  private var isOver = false

  init(_ connection: PostgresConnection, mayWrite: Bool) {
    self.connection = connection
    self.mayWrite = mayWrite
  }

  var dialect: Dialect { .postgres }

  func perform<T>(_ body: (any WriteTransaction) throws -> T) throws -> T {
    defer { isOver = true }
    let result: T
    do {
      result = try body(self)
    } catch {
      throw failure ?? error
    }
    if let failure { throw failure }
    return result
  }

  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    let rendered = try sql.rendered(for: .postgres)
    try refuse(rendered.text)
    let stream = try engine { try connection.stream(rendered.text, rendered.values) }
    defer { stream.discard() }
    while let row = try engine({ try stream.row() }) { try body(row) }
  }

  func run(_ sql: SQL) throws -> Int {
    let rendered = try sql.rendered(for: .postgres)
    try refuse(rendered.text)
    return try engine {
      let stream = try connection.stream(Self.withByteOrder(rendered.text), rendered.values)
      while try stream.row() != nil {}
      return stream.changes
    }
  }

  func insert(
    into table: String, _ columns: [String], rows: some Sequence<[SQLValue]>,
    onConflict rule: ConflictRule
  ) throws -> Int {
    try refuse("INSERT")
    let names = try identifiers(columns)
    let target = try identifiers([table])
    return try engine {
      let insert = BulkInsert(
        connection: connection, table: target, names: names, columns: columns)
      return rule == .fail
        ? try insert.copy(rows) : try insert.pipeline(rows, try rule.clause(columns: columns))
    }
  }

  /// Text is ordered and compared by its bytes, as SQLite does it, whatever the database's collation.
  private static func withByteOrder(_ text: String) -> String {
    guard text.hasPrefix("CREATE TABLE") || text.hasPrefix("ALTER TABLE") else { return text }
    return text.replacing(" TEXT", with: " TEXT COLLATE \"C\"")
  }

  /// Marks the transaction as failed when the server, not a caller's closure, refuses something.
  private func engine<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      throw PostgresFailure.plain(error)
    }
  }

  /// Refuses what would end the transaction or escape it, and writes where only reads are promised.
  private func refuse(_ text: String) throws {
    guard !isOver else {
      throw StoreError(.misuse, "a transaction was used after its closure had returned")
    }
    if let failure { throw PostgresFailure.plain(failure) }
    let word = text.utf8.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != 0x3B }
    let keyword = String(decoding: word.map { $0 & 0xDF }, as: UTF8.self)
    guard !Self.control.contains(keyword), mayWrite || Self.reading.contains(keyword) else {
      throw StoreError(.misuse, "a statement is out of place in this transaction: \(text)")
    }
  }

  private static let reading: Set<String> = ["SELECT", "WITH", "VALUES"]
  private static let control: Set<String> = [
    "ABORT", "BEGIN", "COMMIT", "COPY", "DEALLOCATE", "DISCARD", "END", "LISTEN", "PREPARE",
    "RELEASE", "RESET", "ROLLBACK", "SAVEPOINT", "SET", "START", "VACUUM",
  ]
}
#endif
