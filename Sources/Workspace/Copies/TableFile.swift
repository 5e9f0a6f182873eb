import Formats
import Foundation
import Store

/// The rows of one table in a file of a copy: packed rows in the order of the key.
struct TableFile: Sendable, Equatable {
  var table: StoredTable
  var sum: TableSum
  var bytes: Int64

  /// The path in the copy.
  var path: String { "tables/\(table.name).rows" }

  /// Writes all rows of a table, as a transaction sees them.
  static func write(
    _ table: StoredTable, _ transaction: any ReadTransaction, to folder: String
  ) throws -> TableFile {
    let handle = try DurableFiles.create("\(folder)/tables/\(table.name).rows")
    defer { try? handle.close() }
    var sum = FileSum.Running()
    var buffer: [UInt8] = []
    var rows: Int64 = 0
    func flush() throws {
      sum.add(buffer)
      try handle.write(contentsOf: Data(buffer))
      buffer.removeAll(keepingCapacity: true)
    }
    try transaction.eachRow(of: table) { row in
      PackedRow.append(row, to: &buffer)
      rows += 1
      if buffer.count >= 1 << 20 { try flush() }
    }
    try flush()
    let file = sum.result
    return TableFile(
      table: table, sum: TableSum(rows: rows, digest: file.digest), bytes: file.bytes)
  }
}

/// Reads the rows of a table's file in pages.
struct TableFileReader: ~Copyable {
  private var source: FileSource
  private var bytes: [UInt8] = []
  private var start = 0
  private var isComplete = false
  private let columns: Int

  init(path: String, columns: Int) throws {
    source = try FileSource(path: path)
    self.columns = columns
  }

  /// The next rows, at most a thousand and some megabytes; none at the end.
  mutating func page() throws -> [[SQLValue]] {
    var rows: [[SQLValue]] = []
    var taken = 0
    while rows.count < 1_000, taken < 4 << 20 {
      if let (row, count) = try PackedRow.first(in: bytes[start...], columns: columns) {
        rows.append(row)
        start += count
        taken += count
      } else if isComplete {
        guard start == bytes.count else {
          throw StoreError(.corrupt, "a file of the copy ends within a row")
        }
        break
      } else {
        let block = try source.block()
        isComplete = block.count < FileSource.blockSize
        bytes.removeSubrange(..<start)
        bytes += block
        start = 0
      }
    }
    return rows
  }

  /// Passes over the rows up to a number.
  mutating func skip(_ rows: Int64) throws {
    var left = rows
    while left > 0 {
      if let (_, count) = try PackedRow.first(in: bytes[start...], columns: columns) {
        start += count
        left -= 1
        continue
      }
      guard !isComplete else { throw StoreError(.corrupt, "a file of the copy is too short") }
      let block = try source.block()
      isComplete = block.count < FileSource.blockSize
      bytes.removeSubrange(..<start)
      bytes += block
      start = 0
    }
  }
}
