/// A table as the database itself describes it: enough to copy its rows to another engine.
///
/// Rooms own their tables. Copying asks the database and no room, so that no table is left out.
public struct StoredTable: Sendable, Hashable {
  /// A column and what it holds.
  public struct Column: Sendable, Hashable {
    /// The name.
    public let name: String
    /// What every value in it is, unless it is null.
    public let type: SQLType

    /// A column.
    public init(_ name: String, _ type: SQLType) {
      self.name = name
      self.type = type
    }
  }

  /// The name.
  public let name: String
  /// The columns in the order in which they were made.
  public let columns: [Column]
  /// The columns of the primary key, in its order.
  public let key: [String]

  /// A table; throws `.misuse` when the key is empty or not among the columns, or a name is no identifier.
  public init(name: String, columns: [Column], key: [String]) throws(StoreError) {
    guard !key.isEmpty, key.allSatisfy({ one in columns.contains { $0.name == one } }) else {
      throw StoreError(.misuse, "the table \(name) has no primary key; it cannot be copied")
    }
    _ = try identifiers([name] + columns.map(\.name))
    self.name = name
    self.columns = columns
    self.key = key
  }

  /// The key's values in a row of all columns.
  func key(of row: [SQLValue]) -> [SQLValue] {
    key.compactMap { name in
      columns.firstIndex { $0.name == name }.map { row[$0] }
    }
  }

  /// Throws `.corrupt` for a value of another type than its column's, which the other engine would refuse.
  func check(_ row: [SQLValue]) throws(StoreError) {
    for (column, value) in zip(columns, row) {
      guard let type = value.type, type != column.type else { continue }
      throw StoreError(
        .corrupt, "a row of \(name) holds \(type.rawValue) in the column \(column.name)")
    }
  }
}

extension ReadTransaction {
  /// The names of all tables of the rooms, whether or not they can be copied.
  func tableNames() throws -> [String] {
    var names: Set<String> = []
    try each(dialect.allColumns) { names.insert(try $0.text(0)) }
    return names.subtracting(CopyMarks.tables).sorted()
  }

  /// Every table of the rooms, by name; not what a copy under way keeps for itself.
  ///
  /// Throws `.misuse` for a table without a primary key, or a column that both engines do not share.
  public func storedTables() throws -> [StoredTable] {
    var columns: [String: [StoredTable.Column]] = [:]
    var keys: [String: [(place: Int64, name: String)]] = [:]
    try each(dialect.allColumns) { row in
      let (table, column) = (try row.text(0), try row.text(1))
      guard let type = SQLType(declared: try row.text(2)) else {
        throw StoreError(
          .misuse, "the column \(column) of \(table) has a type that the engines do not share")
      }
      columns[table, default: []].append(.init(column, type))
      if let place = try row.intOrNil(3) { keys[table, default: []].append((place, column)) }
    }
    return try columns.keys.filter { !CopyMarks.tables.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { name in
        try StoredTable(
          name: name, columns: columns[name] ?? [],
          key: (keys[name] ?? []).sorted { $0.place < $1.place }.map(\.name))
      }
  }
}

extension SQLType {
  /// The type of a column by the word in its declaration; nil for one that rooms do not use.
  fileprivate init?(declared word: String) {
    switch word.lowercased() {
    case "bigint", "integer": self = .integer
    case "double", "double precision": self = .real
    case "text": self = .text
    case "blob", "bytea": self = .blob
    default: return nil
    }
  }
}

extension Dialect {
  /// Table, column, type and place in the primary key (null outside it) of every column, in order.
  ///
  /// The parts of a table that is spread over several belong to it and are not named.
  fileprivate var allColumns: SQL {
    switch self {
    case .sqlite:
      """
      SELECT m.name, p.name, p.type, CASE WHEN p.pk > 0 THEN p.pk END
      FROM sqlite_schema m, pragma_table_info(m.name) p
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~'
      ORDER BY m.name, p.cid
      """
    case .postgres:
      """
      SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL),
        array_position(i.indkey::int2[], a.attnum)::bigint
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      ORDER BY c.relname, a.attnum
      """
    }
  }
}
