import GRDB
import Store

/// The verbs of a transaction on one connection; lives as long as its closure.
final class SQLiteTransaction: WriteTransaction, TransactionScope {
  private let connection: GRDB.Database
  let mayWrite: Bool
  /// The first SQL error; PostgreSQL refuses everything after one, so SQLite does too.
  private(set) var failure: (any Error)?
  private var isOver = false
  /// Cached statements that a caller further up is reading from.
  private var inUse: Set<String> = []

  init(_ connection: GRDB.Database, mayWrite: Bool) {
    self.connection = connection
    self.mayWrite = mayWrite
  }

  var dialect: Dialect { .sqlite }

  /// Runs a closure in this transaction; an SQL error that the closure caught is thrown again.
  func perform<T>(_ body: (any WriteTransaction) throws -> T) throws -> T {
    defer { isOver = true }
    let result = try body(self)
    if let failure { throw failure }
    return result
  }

  func each(_ sql: Store.SQL, _ body: (Store.Row) throws -> Void) throws {
    let rendered = try sql.rendered(for: .sqlite)
    try withCursor(rendered.text, parameters: rendered.values.count) { cursor in
      try engine { try cursor.bind(rendered.values) }
      while try engine({ try cursor.step() }) {
        try body(try engine { try cursor.row() })
      }
    }
  }

  func run(_ sql: Store.SQL) throws -> Int {
    let rendered = try sql.rendered(for: .sqlite)
    return try withCursor(rendered.text, parameters: rendered.values.count) { cursor in
      try engine {
        try cursor.bind(rendered.values)
        return try changes(by: cursor)
      }
    }
  }

  func insert(
    into table: String, _ columns: [String], rows: some Sequence<[SQLValue]>,
    onConflict rule: ConflictRule
  ) throws -> Int {
    let names = try identifiers(columns)
    let marks = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
    let text =
      "INSERT INTO \(try identifiers([table])) (\(names)) VALUES (\(marks))"
      + (try rule.clause(columns: columns))
    return try withCursor(text, parameters: columns.count) { cursor in
      var written = 0
      for row in rows {
        guard row.count == columns.count else {
          throw StoreError(
            .misuse,
            "a row for \(table) has \(row.count) values, not "
              + "\(columns.count)")
        }
        for value in row { try value.refuseNUL() }
        written += try engine {
          try cursor.bind(row)
          defer { cursor.reset() }
          return try changes(by: cursor)
        }
      }
      return written
    }
  }

  /// Steps to the end; a statement that changes no row leaves the old count, hence the total.
  private func changes(by cursor: SQLiteCursor) throws -> Int {
    let before = cursor.totalChanges
    while try cursor.step() {}
    return cursor.totalChanges == before ? 0 : cursor.changes
  }

  /// Marks the transaction as failed when SQLite, not a caller's closure, throws.
  private func engine<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      throw error
    }
  }

  private func withCursor<T>(
    _ text: String, parameters: Int, _ body: (SQLiteCursor) throws -> T
  ) throws -> T {
    guard !isOver else {
      throw StoreError(.misuse, "a transaction was used after its closure had returned")
    }
    if let failure { throw failure }
    // Long lists make statements that never come again; only short ones are worth keeping.
    let keep = parameters <= 32 && !inUse.contains(text)
    let statement = try engine {
      do {
        return try keep
          ? connection.cachedStatement(sql: text) : connection.makeStatement(sql: text)
      } catch {
        throw StoreError.from(error)
      }
    }
    let cursor = SQLiteCursor(statement.sqliteStatement, text: text)
    try refuseControl(text, cursor)
    if keep { inUse.insert(text) }
    defer {
      cursor.reset()
      if keep { inUse.remove(text) }
      withExtendedLifetime(statement) {}
    }
    return try body(cursor)
  }

  /// Refuses what would end the transaction or escape it, and writes where only reads are promised.
  private func refuseControl(_ text: String, _ cursor: SQLiteCursor) throws {
    let word = text.utf8.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != 0x3B }
    let keyword = String(decoding: word.map { $0 & 0xDF }, as: UTF8.self)
    guard !Self.control.contains(keyword), mayWrite || cursor.isReadOnly else {
      throw StoreError(.misuse, "a statement is out of place in this transaction: \(text)")
    }
  }

  private static let control: Set<String> = [
    "ATTACH", "BEGIN", "COMMIT", "DETACH", "END", "PRAGMA", "RELEASE", "ROLLBACK", "SAVEPOINT",
    "VACUUM",
  ]
}
