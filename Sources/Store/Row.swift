public import Formats

/// One row of a result; columns are counted from 0.
///
/// Each accessor throws `StoreError` with `.wrongType(column:)` when the column is absent, null or
/// of another type; the error names the column and the types, never the value.
public struct Row: Sendable, Hashable {
  /// The values in the order of the columns.
  public let values: [SQLValue]

  /// A row of these values.
  public init(_ values: [SQLValue]) {
    self.values = values
  }

  /// The number of columns.
  public var count: Int { values.count }

  /// The value of a column as it is, null included.
  public func value(_ column: Int) throws(StoreError) -> SQLValue {
    guard values.indices.contains(column) else {
      throw StoreError(
        .wrongType(column: column), "column \(column) was read from a row of \(count)")
    }
    return values[column]
  }

  /// An integer.
  public func int(_ column: Int) throws(StoreError) -> Int64 {
    guard case .integer(let number) = try value(column) else { throw mismatch(column, .integer) }
    return number
  }

  /// A double; a whole number, which SQLite yields for `COALESCE(x, 0)`, is converted.
  public func real(_ column: Int) throws(StoreError) -> Double {
    switch try value(column) {
    case .real(let number): return number
    case .integer(let number): return Double(number)
    case .null, .text, .blob: throw mismatch(column, .real)
    }
  }

  /// A text.
  public func text(_ column: Int) throws(StoreError) -> String {
    guard case .text(let text) = try value(column) else { throw mismatch(column, .text) }
    return text
  }

  /// Bytes.
  public func blob(_ column: Int) throws(StoreError) -> [UInt8] {
    guard case .blob(let bytes) = try value(column) else { throw mismatch(column, .blob) }
    return bytes
  }

  func mismatch(_ column: Int, _ wanted: SQLType) -> StoreError {
    let found = values[column].type?.rawValue ?? "null"
    return StoreError(
      .wrongType(column: column), "column \(column) holds \(found), not \(wanted.rawValue)")
  }
}

extension Row {
  /// Whether the column is null.
  public func isNull(_ column: Int) throws(StoreError) -> Bool {
    try value(column) == .null
  }

  /// An integer, or nil for null.
  public func intOrNil(_ column: Int) throws(StoreError) -> Int64? {
    try isNull(column) ? nil : try int(column)
  }

  /// A double, or nil for null.
  public func realOrNil(_ column: Int) throws(StoreError) -> Double? {
    try isNull(column) ? nil : try real(column)
  }

  /// A text, or nil for null.
  public func textOrNil(_ column: Int) throws(StoreError) -> String? {
    try isNull(column) ? nil : try text(column)
  }

  /// Bytes, or nil for null.
  public func blobOrNil(_ column: Int) throws(StoreError) -> [UInt8]? {
    try isNull(column) ? nil : try blob(column)
  }

  /// A truth value: 1 or 0, anything else is an error.
  public func bool(_ column: Int) throws(StoreError) -> Bool {
    switch try int(column) {
    case 0: return false
    case 1: return true
    default:
      throw StoreError(.wrongType(column: column), "column \(column) holds neither 0 nor 1")
    }
  }

  /// A time, from microseconds.
  public func timestamp(_ column: Int) throws(StoreError) -> Timestamp {
    Timestamp(microseconds: try int(column))
  }

  /// A time, or nil for null.
  public func timestampOrNil(_ column: Int) throws(StoreError) -> Timestamp? {
    try isNull(column) ? nil : try timestamp(column)
  }

  /// A date, from days since 1970-01-01.
  public func date(_ column: Int) throws(StoreError) -> CivilDate {
    guard let days = Int32(exactly: try int(column)) else {
      throw StoreError(.wrongType(column: column), "column \(column) holds no day number")
    }
    return CivilDate(days: days)
  }

  /// A date, or nil for null.
  public func dateOrNil(_ column: Int) throws(StoreError) -> CivilDate? {
    try isNull(column) ? nil : try date(column)
  }

  /// An ordinal of a subject.
  public func ordinal(_ column: Int) throws(StoreError) -> UInt32 {
    guard let ordinal = UInt32(exactly: try int(column)) else {
      throw StoreError(.wrongType(column: column), "column \(column) holds no ordinal")
    }
    return ordinal
  }
}
