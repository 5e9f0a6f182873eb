/// A JSON value, read strictly and written canonically: the one JSON of every trust boundary here.
///
/// A number is an `integer` when its text has neither fraction nor exponent and fits 64 bits, else a
/// `double`. Equality is by bytes: strings that only look alike are different, and so are
/// `integer(1)` and `double(1)`.
public enum JSON: Sendable, Hashable {
  /// The literal `null`.
  case null
  /// The literals `true` and `false`.
  case bool(Bool)
  /// A whole number of 64 bits.
  case integer(Int64)
  /// Any other number; must be finite to be written.
  case double(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object; its keys have no order of their own, and are written sorted.
  case object([String: JSON])

  /// The value under a key, or nil when this is not an object or has no such key.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The string, or nil when this is not one.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The whole number, or nil when this is not an `integer`.
  public var int: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number as floating point, or nil when this is neither `integer` nor `double`.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// The truth value, or nil when this is not one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, or nil when this is not an array.
  public var array: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, or nil when this is not an object.
  public var object: [String: JSON]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// Tells whether this is the literal `null`.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// Compares by bytes, not by Unicode equivalence: what is equal has equal canonical bytes.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { key, value in
          guard let index = b.index(forKey: key) else { return false }
          return b[index].key.utf8.elementsEqual(key.utf8) && b[index].value == value
        }
    default: false
    }
  }
}
