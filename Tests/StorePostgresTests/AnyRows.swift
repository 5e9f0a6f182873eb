#if PostgreSQL
import Store

/// Rows that a table takes, whatever its rules, made from what the database says of it.
///
/// Numbers begin so high that no row of a workspace is in the way.
struct AnyRows {
  let table: StoredTable

  /// Row number `n`, with the nullable columns of a set left empty.
  func row(_ n: Int64, without empty: Set<String>) -> [SQLValue] {
    table.columns.enumerated().map { place, column in
      if empty.contains(column.name) { return .null }
      switch column.type {
      case .integer: return .integer(1_000_000 + n)
      case .real: return .real(0.5 + Double(n))
      case .text: return .text("\(n) é e\u{301} \(place)")
      case .blob: return .blob([0, 255, UInt8(truncatingIfNeeded: n), UInt8(place)])
      }
    }
  }

  /// Inserts some rows, trying which columns must be empty for the table's rules; returns how many.
  ///
  /// A table of one row keeps the one it has.
  func fill(_ database: any Database, from first: Int64) async throws -> Int {
    let isOne = table.key == ["one"]
    let isFull = try await database.read { transaction in
      try isOne && transaction.exists("SELECT 1 FROM \(unsafe: table.name)")
    }
    if isFull { return 0 }
    let others = table.columns.map(\.name).filter { !table.key.contains($0) }
    let choices: [Set<String>] = [[]] + others.map { [$0] } + [Set(others)]
    var last: (any Error)?
    for empty in choices {
      let rows = (first..<first + 5).map { number -> [SQLValue] in
        var row = row(number, without: empty)
        if isOne, let place = table.columns.firstIndex(where: { $0.name == "one" }) {
          row[place] = .integer(1)
        }
        return row
      }
      do {
        let wanted = isOne ? Array(rows.prefix(1)) : rows
        return try await database.writeAlone { transaction in
          try transaction.insert(
            into: table.name, table.columns.map(\.name), rows: wanted)
        }
      } catch let error as StoreError {
        guard case .constraint = error.code else { throw error }
        last = error
      }
    }
    throw last ?? StoreError(.misuse, "no row fits \(table.name)")
  }
}
#endif
