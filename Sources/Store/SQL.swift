/// A statement whose values are bound, never spliced into its text.
///
/// `"SELECT x FROM t WHERE id = \(id)"` binds `id`. Other interpolations: `\(sql)` nests a
/// statement, `\(value: v)` binds an `SQLValue`, `IN (\(list: ids))` binds each of a list, and
/// `\(unsafe: name)` splices an identifier that our own code wrote. One statement per value.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
  enum Part: Sendable, Hashable {
    case text(String)
    case value(SQLValue, SQLType?)
    case emptyList(SQLType)
  }

  var parts: [Part]

  /// A statement without parameters, from a literal of our own code.
  public init(stringLiteral value: String) {
    parts = [.text(value)]
  }

  /// A statement from an interpolated literal of our own code.
  public init(stringInterpolation: Interpolation) {
    parts = stringInterpolation.parts
  }

  init(parts: [Part]) {
    self.parts = parts
  }

  /// Two pieces, one after the other.
  public static func + (left: SQL, right: SQL) -> SQL {
    SQL(parts: left.parts + right.parts)
  }
}

extension SQL {
  /// Collects the literal pieces and the bound values of a statement.
  public struct Interpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// Makes room for the pieces that the compiler announces.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds text of our own code.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.text(literal)) }
    }

    /// Binds a value.
    public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value) {
      parts.append(.value(value.sqlValue, Value.sqlType))
    }

    /// Binds a value, or null with the value's type.
    public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
      parts.append(.value(value.sqlValue, Value.sqlType))
    }

    /// Binds a value whose type is known only when the program runs.
    public mutating func appendInterpolation(value: SQLValue) {
      parts.append(.value(value, value.type))
    }

    /// Binds each value of a list, for `IN (…)`.
    ///
    /// Nothing is `IN` an empty list, everything is `NOT IN` it.
    /// SQLite takes at most 32,766 values in one statement, PostgreSQL 65,535.
    public mutating func appendInterpolation<Value: SQLBindable>(list: some Sequence<Value>) {
      var first = true
      for value in list {
        if !first { parts.append(.text(", ")) }
        first = false
        parts.append(.value(value.sqlValue, Value.sqlType))
      }
      if first { parts.append(.emptyList(Value.sqlType)) }
    }

    /// Nests a statement with its values.
    public mutating func appendInterpolation(_ sql: SQL) {
      parts.append(contentsOf: sql.parts)
    }

    /// Splices text into the statement: an identifier of our own code, never anything from outside.
    public mutating func appendInterpolation(unsafe text: String) {
      parts.append(.text(text))
    }
  }
}

extension Sequence<SQL> {
  /// The pieces in order with a separator of our own code between them, as for `SET a = …, b = …`.
  public func joined(separator: SQL) -> SQL {
    var parts: [SQL.Part] = []
    var first = true
    for piece in self {
      if !first { parts += separator.parts }
      first = false
      parts += piece.parts
    }
    return SQL(parts: parts)
  }
}
