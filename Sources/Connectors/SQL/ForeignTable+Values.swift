import Register
import Store

/// What may be written into a foreign column.
extension ForeignTable {
  /// Nothing: null, or the empty text where a column must hold one; throws `SystemError.columnRefuses`.
  func nothing(in name: String) throws -> SQL {
    let column = try column(name)
    if column.isNullable { return "NULL" }
    guard column.shape == .text || column.shape == .loose else {
      throw SystemError.columnRefuses("\(declared.name).\(name)")
    }
    return "''"
  }

  /// Words of ours, with the row's key for `{key}`; throws `SystemError.columnRefuses`.
  func words(_ words: String, in name: String) throws -> SQL {
    let column = try column(name)
    guard column.shape == .text || column.shape == .loose else {
      throw SystemError.columnRefuses("\(declared.name).\(name)")
    }
    let parts = words.split(
      separator: "{key}", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let key = declared.key.first, declared.key.count == 1 else {
      return "\(words)"
    }
    return
      "\(String(parts[0])) || CAST(\(unsafe: Self.quoted(key)) AS TEXT) || \(String(parts[1]))"
  }

  /// A value that the member gave, as the column's type takes it.
  func putting(_ value: String, in name: String) throws -> SQL {
    let column = try column(name)
    // The type is the engine's own spelling of it, out of its catalogue.
    return switch (dialect, column.shape) {
    case (.postgres, .text), (.sqlite, _): "\(value)"
    case (.postgres, _): "CAST(\(value) AS \(unsafe: column.type))"
    }
  }
}
