/// A statement as one engine takes it: text with placeholders, and the values in their order.
public struct RenderedSQL: Sendable, Hashable {
  /// The text; it holds no value, so it may stand in an error.
  public let text: String
  /// The values of the parameters 1, 2, 3, ….
  public let values: [SQLValue]
}

extension SQL {
  /// The statement for one engine.
  ///
  /// Throws `StoreError` with `.misuse` when a bound text holds a NUL character, which PostgreSQL
  /// cannot store; both engines refuse it so that no data is portable one way only.
  public func rendered(for dialect: Dialect) throws(StoreError) -> RenderedSQL {
    if parts.count == 1, case .text(let text) = parts[0] {
      return RenderedSQL(text: text, values: [])
    }
    var text = ""
    var values: [SQLValue] = []
    for part in parts {
      switch part {
      case .text(let piece):
        text += piece
      case .value(let value, let type):
        try value.refuseNUL()
        values.append(value)
        text += dialect.placeholder(values.count, type)
      case .emptyList(let type):
        text += Self.nothing(of: type, in: dialect)
      }
    }
    return RenderedSQL(text: text, values: values)
  }

  /// A subquery without rows, because PostgreSQL has no `IN ()` and `NOT IN (NULL)` is never true.
  private static func nothing(of type: SQLType, in dialect: Dialect) -> String {
    switch (dialect, type) {
    case (.sqlite, _): "SELECT NULL WHERE 0"
    case (.postgres, .integer): "SELECT NULL::bigint WHERE FALSE"
    case (.postgres, .real): "SELECT NULL::double precision WHERE FALSE"
    case (.postgres, .text): "SELECT NULL::text WHERE FALSE"
    case (.postgres, .blob): "SELECT NULL::bytea WHERE FALSE"
    }
  }
}

extension SQLValue {
  /// Throws `.misuse` when the value is a text with a NUL character.
  public func refuseNUL() throws(StoreError) {
    guard case .text(let text) = self, text.utf8.contains(0) else { return }
    throw StoreError(.misuse, "a text to store holds a NUL character; store it as a blob")
  }
}
