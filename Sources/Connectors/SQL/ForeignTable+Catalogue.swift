import Register
import Store

extension ForeignTable {
  /// Reads what a table is from the engine's own catalogue; throws `SystemError.tableMissing`.
  init(_ declared: SystemTable, _ transaction: any ReadTransaction) throws {
    self.declared = declared
    dialect = transaction.dialect
    switch dialect {
    case .postgres:
      columns = try Self.postgresColumns(declared.name, transaction)
      uniqueKeys = try Self.postgresKeys(declared.name, transaction)
    case .sqlite:
      (columns, uniqueKeys) = try Self.sqliteColumns(declared.name, transaction)
    }
    guard !columns.isEmpty else { throw SystemError.tableMissing(declared.name) }
  }

  private static func postgresColumns(
    _ table: String, _ transaction: any ReadTransaction
  ) throws -> [Column] {
    let name = quotedText(table: table, .postgres)
    return try transaction.rows(
      """
      SELECT a.attname::text, format_type(a.atttypid, a.atttypmod)::text, t.typcategory::text,
        a.attnotnull
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = to_regclass(\(name)) AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """
    ).map { row in
      let (type, category) = (try row.text(1), try row.text(2))
      let shape: Shape =
        switch (type, category) {
        case ("bigint", _), ("integer", _), ("smallint", _): .integer
        case ("boolean", _): .truth
        case ("double precision", _), ("real", _): .real
        case ("bytea", _): .bytes
        case (_, "S"): .text
        default: .other
        }
      return Column(
        name: try row.text(0), type: type, shape: shape, isNullable: try !row.bool(3))
    }
  }

  private static func postgresKeys(
    _ table: String, _ transaction: any ReadTransaction
  ) throws -> [Set<String>] {
    let name = quotedText(table: table, .postgres)
    var keys: [Int64: Set<String>] = [:]
    try transaction.each(
      """
      SELECT i.indexrelid::bigint, a.attname::text FROM pg_index i
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = to_regclass(\(name)) AND i.indisunique AND i.indisvalid
        AND i.indpred IS NULL AND i.indexprs IS NULL
      ORDER BY 1, 2
      """
    ) { row in keys[try row.int(0), default: []].insert(try row.text(1)) }
    return Array(keys.values)
  }

  private static func sqliteColumns(
    _ table: String, _ transaction: any ReadTransaction
  ) throws -> ([Column], [Set<String>]) {
    var primary: Set<String> = []
    let columns = try transaction.rows(
      "SELECT name, type, \"notnull\", pk FROM pragma_table_info(\(table)) ORDER BY cid"
    ).map { row in
      let (name, type) = (try row.text(0), try row.text(1).uppercased())
      if try row.int(3) > 0 { primary.insert(name) }
      // Affinity (sqlite.org/datatype3.html §3.1).
      let shape: Shape =
        if type.contains("BOOL") {
          .truth
        } else if type.contains("INT") {
          .integer
        } else if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) {
          .text
        } else {
          .loose
        }
      return Column(
        name: name, type: type, shape: shape,
        isNullable: try row.int(2) == 0 && row.int(3) == 0)
    }
    var keys: [String: Set<String>] = [:]
    var unusable: Set<String> = []
    try transaction.each(
      """
      SELECT l.name, i.name FROM pragma_index_list(\(table)) l JOIN pragma_index_info(l.name) i
      WHERE l."unique" = 1 AND l.partial = 0 ORDER BY l.name, i.seqno
      """
    ) { row in
      let index = try row.text(0)
      if let name = try row.textOrNil(1) {
        keys[index, default: []].insert(name)
      } else {
        unusable.insert(index)
      }
    }
    return (
      columns,
      keys.filter { !unusable.contains($0.key) }.map(\.value) + (primary.isEmpty ? [] : [primary])
    )
  }
}
