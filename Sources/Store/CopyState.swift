/// What a database is to somebody who would copy into it.
public enum CopyState: Sendable, Equatable {
  /// Nothing is in it.
  case empty
  /// A copy of a source was begun and not ended.
  case unfinished(source: String)
  /// Its tables were copied to another database, which took its place.
  case movedAway
  /// Somebody's tables are in it.
  case used
}

/// What a copy under way keeps in its target; never there otherwise.
enum CopyMarks {
  static let source = "copy_source"
  static let progress = "copy_progress"
  static let tables: Set<String> = [source, progress]
  /// What stands before the names of tables that another database has taken over.
  static let moved = "moved_"
  /// Where a database that was taken out of use says which copy took its place.
  static let heir = "moved_to"
}

extension ReadTransaction {
  /// What the database is to somebody who would copy into it.
  public func copyState() throws -> CopyState {
    if try exists(dialect.tableExists(CopyMarks.source)) {
      return .unfinished(
        source: try first("SELECT source FROM copy_source WHERE one = 1")?.text(0) ?? "")
    }
    let tables = try tableNames()
    if tables.isEmpty { return .empty }
    return tables.allSatisfy { $0.hasPrefix(CopyMarks.moved) } ? .movedAway : .used
  }

  /// The copy that took the place of a database that was taken out of use.
  public func heir() throws -> String? {
    guard try exists(dialect.tableExists(CopyMarks.heir)) else { return nil }
    return try first("SELECT copy FROM moved_to WHERE one = 1")?.text(0)
  }

  /// One more than the highest ordinal that was given.
  public func nextOrdinal() throws -> Int64 {
    try int("SELECT next_ordinal FROM head WHERE one = 1")
  }
}

extension WriteTransaction {
  /// Begins a copy: removes every table and writes down the source.
  ///
  /// The caller has asked `copyState` whether the tables may go.
  public func beginCopy(of source: String) throws {
    for table in try tableNames() { try run("DROP TABLE \(unsafe: table)") }
    for table in CopyMarks.tables.sorted() { try run("DROP TABLE IF EXISTS \(unsafe: table)") }
    try run(
      """
      CREATE TABLE copy_source (
        one \(unsafe: dialect.integerKey) CHECK (one = 1), source TEXT NOT NULL
      )
      """)
    try run(
      """
      CREATE TABLE copy_progress (
        name TEXT NOT NULL, rows BIGINT NOT NULL, last \(unsafe: dialect.blob),
        done BIGINT NOT NULL, PRIMARY KEY (name)
      )\(unsafe: dialect.tableSuffix)
      """)
    try run("INSERT INTO copy_source (one, source) VALUES (1, \(source))")
  }

  /// Ends a copy: from here on the database is a workspace's.
  public func endCopy() throws {
    for table in CopyMarks.tables.sorted() { try run("DROP TABLE \(unsafe: table)") }
  }

  /// Takes a database out of use by renaming its tables, so that no process that still has it open can write.
  ///
  /// Nothing is lost: without `moved_` before their names the tables are what they were.
  /// - Parameter copy: the source that the target wrote down as it began, which belongs to this one target.
  public func moveAway(to copy: String) throws {
    for table in try tableNames() {
      try run("ALTER TABLE \(unsafe: table) RENAME TO \(unsafe: CopyMarks.moved + table)")
    }
    try run(
      """
      CREATE TABLE moved_to (one \(unsafe: dialect.integerKey) CHECK (one = 1), copy TEXT NOT NULL)
      """)
    try run("INSERT INTO moved_to (one, copy) VALUES (1, \(copy))")
  }

  /// Makes sure that an ordinal, and all below it, are never given again.
  public func raiseOrdinals(above ordinal: UInt32) throws {
    let next = Int64(ordinal) + 1
    try run("UPDATE head SET next_ordinal = \(next) WHERE one = 1 AND next_ordinal < \(next)")
  }
}
