/// The engine that a statement is rendered for; rooms need it in migrations alone.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  /// SQLite 3.40 or later, embedded.
  case sqlite
  /// PostgreSQL 15 or later, over libpq.
  case postgres

  /// The column type for bytes.
  public var blob: String {
    switch self {
    case .sqlite: "BLOB"
    case .postgres: "BYTEA"
    }
  }

  /// The column type of a key that is one BIGINT: `sequence \(unsafe: dialect.integerKey)`.
  ///
  /// SQLite keeps such rows in the key's order without a second tree. The key is always given.
  public var integerKey: String {
    switch self {
    case .sqlite: "INTEGER NOT NULL PRIMARY KEY"
    case .postgres: "BIGINT NOT NULL PRIMARY KEY"
    }
  }

  /// What follows the closing parenthesis of a table whose key is not one BIGINT.
  ///
  /// Written as `CREATE TABLE t (…, PRIMARY KEY (a, b))\(unsafe: dialect.tableSuffix)`.
  public var tableSuffix: String {
    switch self {
    case .sqlite: " WITHOUT ROWID"
    case .postgres: ""
    }
  }

  /// The placeholder of the n-th parameter (from 1), cast where the engine infers types.
  public func placeholder(_ number: Int, _ type: SQLType?) -> String {
    switch self {
    case .sqlite:
      // By place: numbered ones are looked up in a list each, which takes n² steps for n of them.
      "?"
    case .postgres:
      switch type {
      case .integer: "$\(number)::bigint"
      case .real: "$\(number)::double precision"
      case .text: "$\(number)::text"
      case .blob: "$\(number)::bytea"
      case nil: "$\(number)"
      }
    }
  }

  /// A query that yields one row when the table exists and none when it does not.
  public func tableExists(_ table: String) -> SQL {
    switch self {
    case .sqlite:
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = \(table)"
    case .postgres:
      """
      SELECT 1 FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_name = \(table)
      """
    }
  }
}
