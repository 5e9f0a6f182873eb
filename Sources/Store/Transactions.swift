/// A consistent view of the database, inside a closure given to `Database.read`.
///
/// It is bound to its connection's thread and of no use after the closure has returned. After an
/// error every further call throws the same error, because PostgreSQL would refuse it: SQL errors
/// are not caught inside a transaction.
public protocol ReadTransaction {
  /// The engine behind the transaction.
  var dialect: Dialect { get }
  /// Whether it may change rows, so that what it sees may yet be rolled back.
  var mayWrite: Bool { get }
  /// Calls `body` with each row in turn; rows are streamed, so that a large result needs no memory.
  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

extension ReadTransaction {
  /// All rows of a query.
  public func rows(_ sql: SQL) throws -> [Row] {
    var rows: [Row] = []
    try each(sql) { rows.append($0) }
    return rows
  }

  /// The first row of a query, or nil; the query limits itself.
  public func first(_ sql: SQL) throws -> Row? {
    try rows(sql).first
  }

  /// The one row that must be there; throws `StoreError` with `.notFound` otherwise.
  public func one(_ sql: SQL) throws -> Row {
    guard let row = try first(sql) else {
      throw StoreError(.notFound, "a row that must be there is not")
    }
    return row
  }

  /// Whether a query yields a row.
  public func exists(_ sql: SQL) throws -> Bool {
    try first(sql) != nil
  }

  /// The integer in the first column of the one row of a query; for counts and sums.
  public func int(_ sql: SQL) throws -> Int64 {
    try one(sql).int(0)
  }
}

/// A transaction that changes the database, inside a closure given to `Database.write`.
///
/// The closure may run more than once, so it touches nothing but the transaction.
public protocol WriteTransaction: ReadTransaction {
  /// Runs a statement and returns how many rows it inserted, changed or deleted.
  @discardableResult
  func run(_ sql: SQL) throws -> Int

  /// Inserts many rows, each with a value per column, and returns how many rows were written.
  ///
  /// Table and column names are lower-case identifiers of our own code; `.misuse` otherwise.
  @discardableResult
  func insert(
    into table: String, _ columns: [String], rows: some Sequence<[SQLValue]>,
    onConflict: ConflictRule
  ) throws -> Int
}

extension WriteTransaction {
  /// Inserts many rows; a row that is already there is an error.
  @discardableResult
  public func insert(
    into table: String, _ columns: [String], rows: some Sequence<[SQLValue]>
  ) throws -> Int {
    try insert(into: table, columns, rows: rows, onConflict: .fail)
  }
}
