public import Evidence

extension ReadTransaction {
  /// Gives every row of a table in the order of its key, all columns in the table's order.
  ///
  /// It is read in many short statements, so that no time limit of the server ends a long one.
  public func eachRow(of table: StoredTable, _ body: ([SQLValue]) throws -> Void) throws {
    var last: [SQLValue]?
    var count = 0
    repeat {
      count = 0
      try each(table.select(after: last, limit: TablePage.rows)) { row in
        try table.check(row.values)
        try body(row.values)
        last = table.key(of: row.values)
        count += 1
      }
    } while count == TablePage.rows
  }

  /// The next rows after a key, as many as fit in some megabytes; none at the end.
  public func page(of table: StoredTable, after key: [SQLValue]?) throws -> [[SQLValue]] {
    var rows: [[SQLValue]] = []
    var bytes = 0
    do {
      try each(table.select(after: key, limit: TablePage.rows)) { row in
        try table.check(row.values)
        rows.append(row.values)
        bytes += row.values.reduce(0) { $0 + $1.size }
        if bytes >= TablePage.bytes { throw PageFull() }
      }
    } catch is PageFull {}
    return rows
  }

  /// How many rows a table has, and a hash over all of them that is the same on both engines.
  public func sum(of table: StoredTable) throws -> TableSum {
    var sum = TableSum.Running()
    try eachRow(of: table) { sum.add($0) }
    return sum.result
  }
}

/// What a table holds, in short: equal for equal rows, whatever the engine.
public struct TableSum: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int64
  /// SHA-256 over the packed rows in the order of the key.
  public let digest: Digest32

  /// A sum.
  public init(rows: Int64, digest: Digest32) {
    self.rows = rows
    self.digest = digest
  }

  /// A sum that grows row by row.
  struct Running {
    private var rows: Int64 = 0
    private var stream = DigestStream()
    private var buffer: [UInt8] = []

    mutating func add(_ row: [SQLValue]) {
      PackedRow.append(row, to: &buffer)
      rows += 1
      if buffer.count >= 1 << 16 { flush() }
    }

    private mutating func flush() {
      stream.update(buffer)
      buffer.removeAll(keepingCapacity: true)
    }

    var result: TableSum {
      mutating get {
        flush()
        return TableSum(rows: rows, digest: stream.digest)
      }
    }
  }
}

/// How much of a table is in memory at a time.
enum TablePage {
  static let rows = 1_000
  static let bytes = 4 << 20
}

/// Ends the reading of a page; nothing has failed.
private struct PageFull: Error {}

extension SQLValue {
  fileprivate var size: Int {
    switch self {
    case .null, .integer, .real: 9
    case .text(let text): text.utf8.count + 5
    case .blob(let bytes): bytes.count + 5
    }
  }
}

extension StoredTable {
  /// Names are identifiers, checked when the table was made.
  fileprivate func select(after key: [SQLValue]?, limit: Int) -> SQL {
    let all = columns.map(\.name).joined(separator: ", ")
    let order = self.key.joined(separator: ", ")
    var condition: SQL = ""
    if let key {
      let marks = key.map { "\(value: $0)" as SQL }.joined(separator: ", ")
      condition = " WHERE (\(unsafe: order)) > (\(marks))"
    }
    return """
      SELECT \(unsafe: all) FROM \(unsafe: name)\(condition)
      ORDER BY \(unsafe: order) LIMIT \(limit)
      """
  }
}
