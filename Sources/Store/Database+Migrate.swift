public import Formats

extension Database {
  /// Applies the migrations that the database lacks, each in a transaction of its own.
  ///
  /// Rooms are applied in the order of `all`. Throws `StoreError` with `.newerDatabase`, before
  /// anything is written, when the database knows a migration that `all` does not; `.misuse` when
  /// the versions of a room are not 1, 2, 3, … in this order.
  public func migrate(_ all: [Migration], at now: Timestamp) async throws {
    let known = try versions(of: all)
    let applied = try await read { transaction in
      try transaction.appliedMigrations()
    }
    try refuseNewer(applied, than: known)
    for migration in all where migration.version > applied[migration.room, default: 0] {
      try await writeAlone { transaction in
        try transaction.apply(migration, known: known, at: now)
      }
    }
  }
}

/// The highest version of each room; checks that each counts from 1 without a gap.
func versions(of migrations: [Migration]) throws(StoreError) -> [String: Int] {
  var known: [String: Int] = [:]
  for migration in migrations {
    guard migration.version == known[migration.room, default: 0] + 1 else {
      throw StoreError(
        .misuse, "migration \(migration.version) of room \(migration.room) is out of order")
    }
    known[migration.room] = migration.version
  }
  return known
}

func refuseNewer(
  _ applied: [String: Int], than known: [String: Int]
) throws(StoreError) {
  for (room, version) in applied.sorted(by: { $0.key < $1.key })
  where version > known[room, default: 0] {
    throw StoreError(
      .newerDatabase(found: version, known: known[room, default: 0]),
      "the database is newer than this program: room \(room) is at version \(version), "
        + "the program knows \(known[room, default: 0])")
  }
}

extension ReadTransaction {
  /// The highest applied version of each room; empty in a new database.
  public func appliedMigrations() throws -> [String: Int] {
    guard try exists(dialect.tableExists("migrations")) else { return [:] }
    var applied: [String: Int] = [:]
    try each("SELECT room, MAX(version) FROM migrations GROUP BY room ORDER BY room") { row in
      applied[try row.text(0)] = Int(try row.int(1))
    }
    return applied
  }
}

extension WriteTransaction {
  /// Applies one migration unless another process has done so since the list was read.
  func apply(_ migration: Migration, known: [String: Int], at now: Timestamp) throws {
    let applied = try appliedMigrations()
    try refuseNewer(applied, than: known)
    guard applied[migration.room, default: 0] == migration.version - 1 else { return }
    try run(
      """
      CREATE TABLE IF NOT EXISTS migrations (
        room TEXT NOT NULL, version BIGINT NOT NULL, applied_at BIGINT NOT NULL,
        PRIMARY KEY (room, version)
      )\(unsafe: dialect.tableSuffix)
      """)
    for statement in migration.sql(dialect) { try run(statement) }
    try run(
      """
      INSERT INTO migrations (room, version, applied_at)
      VALUES (\(migration.room), \(migration.version), \(now))
      """)
  }
}
