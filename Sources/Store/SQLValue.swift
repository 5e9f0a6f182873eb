/// One value that a column holds or a statement binds.
///
/// Text never holds a NUL character: PostgreSQL refuses it and SQLite's C API cuts there, so the
/// drivers refuse it on both engines. Store such bytes as a blob.
public enum SQLValue: Sendable, Hashable {
  /// The absence of a value.
  case null
  /// A signed 64-bit integer (BIGINT).
  case integer(Int64)
  /// A double-precision number (DOUBLE PRECISION).
  case real(Double)
  /// UTF-8 text without NUL (TEXT).
  case text(String)
  /// Bytes (BLOB, BYTEA).
  case blob([UInt8])
}

extension SQLValue {
  /// The column type of this value, or nil for null.
  public var type: SQLType? {
    switch self {
    case .null: nil
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}

/// The four column types that both engines share.
public enum SQLType: String, Sendable, Hashable, CaseIterable {
  /// BIGINT.
  case integer
  /// DOUBLE PRECISION.
  case real
  /// TEXT.
  case text
  /// BLOB on SQLite, BYTEA on PostgreSQL.
  case blob
}
