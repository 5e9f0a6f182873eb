import GRDBSQLite
import Store

/// A prepared statement for one run: binds, steps, reads columns; the thread is the connection's.
///
/// It speaks to SQLite's C functions itself: GRDB binds text up to the first NUL and mends invalid
/// UTF-8 in silence, and both must be seen here.
struct SQLiteCursor {
  private let statement: OpaquePointer
  private let connection: OpaquePointer?
  private let text: String

  /// Takes over a statement that is not in use.
  init(_ statement: OpaquePointer, text: String) {
    self.statement = statement
    self.connection = sqlite3_db_handle(statement)
    self.text = text
  }

  /// Whether the statement changes nothing.
  var isReadOnly: Bool { sqlite3_stmt_readonly(statement) != 0 }

  /// Binds the parameters 1, 2, 3, ….
  func bind(_ values: [SQLValue]) throws {
    guard sqlite3_bind_parameter_count(statement) == Int32(values.count) else {
      throw StoreError(.misuse, "a statement has other parameters than values: \(text)")
    }
    for (index, value) in values.enumerated() {
      guard bind(value, at: Int32(index + 1)) == SQLITE_OK else {
        throw StoreError.ofConnection(connection, statement: text)
      }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null:
      return sqlite3_bind_null(statement, index)
    case .integer(let number):
      return sqlite3_bind_int64(statement, index, number)
    case .real(let number):
      return sqlite3_bind_double(statement, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        guard let start = bytes.baseAddress else {
          return sqlite3_bind_text(statement, index, "", 0, Self.copied)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_bind_text64(
            statement, index, $0, UInt64(bytes.count), Self.copied, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      // A null pointer would bind null, so that no bytes at all need their own call.
      if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), Self.copied)
      }
    }
  }

  /// SQLITE_TRANSIENT, a cast of -1 that the importer leaves out: SQLite copies the bytes.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Moves to the next row; false at the end.
  func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw StoreError.ofConnection(connection, statement: text)
    }
  }

  /// The row at which the cursor stands.
  func row() throws -> Row {
    let count = sqlite3_column_count(statement)
    var values: [SQLValue] = []
    values.reserveCapacity(Int(count))
    for column in 0..<count { values.append(try value(column)) }
    return Row(values)
  }

  private func value(_ column: Int32) throws -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER:
      return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT:
      return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      let bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw StoreError(.corrupt, "column \(column) holds a text that is not UTF-8")
      }
      return .text(text)
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return .blob(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
    default:
      return .null
    }
  }

  /// Ends the run and forgets the bound values; errors were reported by `step` already.
  func reset() {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  /// Rows that the last statement of the connection changed, without cascades.
  var changes: Int { Int(sqlite3_changes64(connection)) }

  /// Rows changed on this connection since it opened.
  var totalChanges: Int64 { sqlite3_total_changes64(connection) }
}
