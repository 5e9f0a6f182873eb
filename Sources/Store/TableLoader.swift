public import Formats

/// Fills the tables of a new database in bounded chunks; after a crash it goes on behind the last one.
///
/// While it is not ended, opening the database as a workspace is refused.
public struct TableLoader: Sendable {
  /// How far the copy of one table has come.
  public struct Progress: Sendable, Equatable {
    /// The rows that are there.
    public var rows: Int64 = 0
    /// The key of the last of them.
    public var last: [SQLValue]?
    /// Whether all are.
    public var isDone = false
  }

  private let database: any Database

  /// A loader for a database in which `beginCopy` has been called.
  public init(_ database: any Database) {
    self.database = database
  }

  /// Makes the tables as they were in the source: by those of the migrations that had been applied there.
  ///
  /// Throws `.newerDatabase` when the source knows more than this program.
  public func makeTables(
    _ migrations: [Migration], applied: [String: Int], at now: Timestamp
  ) async throws {
    try refuseNewer(applied, than: try versions(of: migrations))
    try await database.migrate(
      migrations.filter { $0.version <= applied[$0.room, default: 0] }, at: now)
  }

  /// Throws `.misuse` unless the target has exactly these tables and columns.
  public func check(_ tables: [StoredTable]) async throws {
    func shape(_ tables: [StoredTable]) -> [String: [String: SQLType]] {
      Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table.name, Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.type) }))
        })
    }
    let made = shape(try await database.read { try $0.storedTables() })
    let wanted = shape(tables)
    for name in Set(made.keys).union(wanted.keys).sorted() where made[name] != wanted[name] {
      throw StoreError(
        .misuse, "the table \(name) of the copy is not the one that this program makes")
    }
  }

  /// How far a table has come.
  public func progress(of table: StoredTable) async throws -> Progress {
    try await database.read { transaction in
      guard
        let row = try transaction.first(
          "SELECT rows, last, done FROM copy_progress WHERE name = \(table.name)")
      else { return Progress() }
      let last = try row.blobOrNil(1).flatMap {
        try PackedRow.first(in: $0[...], columns: table.key.count)?.row
      }
      return Progress(rows: try row.int(0), last: last, isDone: try row.bool(2))
    }
  }

  /// Adds the next rows of a table in one transaction; none says that there are no more.
  ///
  /// With the first rows goes what the migrations put there.
  public func add(
    _ rows: [[SQLValue]], to table: StoredTable, _ progress: inout Progress
  ) async throws {
    let isFirst = progress.last == nil
    var next = progress
    next.rows += Int64(rows.count)
    next.last = rows.last.map(table.key(of:)) ?? progress.last
    next.isDone = rows.isEmpty
    let reached = next
    try await database.writeAlone { transaction in
      if isFirst { try transaction.run("DELETE FROM \(unsafe: table.name)") }
      try transaction.insert(into: table.name, table.columns.map(\.name), rows: rows)
      var key: [UInt8] = []
      if let last = reached.last { PackedRow.append(last, to: &key) }
      try transaction.insert(
        into: CopyMarks.progress, ["name", "rows", "last", "done"],
        rows: [
          [
            .text(table.name), .integer(reached.rows), reached.last == nil ? .null : .blob(key),
            reached.isDone.sqlValue,
          ]
        ], onConflict: .update(target: ["name"]))
    }
    progress = reached
  }

  /// Forgets a table's rows, to copy it again.
  public func startAgain(_ table: StoredTable) async throws {
    try await database.writeAlone { transaction in
      try transaction.run("DELETE FROM copy_progress WHERE name = \(table.name)")
    }
  }
}
