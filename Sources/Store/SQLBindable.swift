public import Formats

/// A Swift type that a statement can bind; the type says how the engine casts it.
public protocol SQLBindable: Sendable {
  /// The column type of every value of this Swift type, null included.
  static var sqlType: SQLType { get }
  /// The value as the engine receives it.
  var sqlValue: SQLValue { get }
}

extension Int64: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// The number itself.
  public var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// The number as 64 bits.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int32: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// The number as 64 bits.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension UInt32: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// The number as 64 bits; ordinals are of this type.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// 1 for true, 0 for false.
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLBindable {
  /// DOUBLE PRECISION.
  public static var sqlType: SQLType { .real }
  /// The number itself; SQLite stores a NaN as null.
  public var sqlValue: SQLValue { .real(self) }
}

extension String: SQLBindable {
  /// TEXT.
  public static var sqlType: SQLType { .text }
  /// The text itself.
  public var sqlValue: SQLValue { .text(self) }
}

extension Array: SQLBindable where Element == UInt8 {
  /// BLOB.
  public static var sqlType: SQLType { .blob }
  /// The bytes themselves.
  public var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  /// The wrapped type's.
  public static var sqlType: SQLType { Wrapped.sqlType }
  /// The wrapped value, or null.
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Timestamp: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// Microseconds since 1970, UTC.
  public var sqlValue: SQLValue { .integer(microseconds) }
}

extension CivilDate: SQLBindable {
  /// BIGINT.
  public static var sqlType: SQLType { .integer }
  /// Days since 1970-01-01.
  public var sqlValue: SQLValue { .integer(Int64(days)) }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
  /// The raw value's.
  public static var sqlType: SQLType { RawValue.sqlType }
  /// The raw value.
  public var sqlValue: SQLValue { rawValue.sqlValue }
}
