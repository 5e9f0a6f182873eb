/// What an insert does with a row whose key is already there.
public enum ConflictRule: Sendable, Hashable {
  /// The statement fails with `.constraint(.unique)`.
  case fail
  /// The row that is there stays; the target is the columns of a key.
  case ignore(target: [String])
  /// The row that is there takes the new values of all other columns.
  case update(target: [String])
}

extension ConflictRule {
  /// The clause after `VALUES (…)`, beginning with a space, or nothing for `.fail`.
  ///
  /// Throws `.misuse` for a column that is not an identifier.
  public func clause(columns: [String]) throws(StoreError) -> String {
    switch self {
    case .fail:
      return ""
    case .ignore(let target):
      return " ON CONFLICT (\(try identifiers(target))) DO NOTHING"
    case .update(let target):
      let assignments =
        columns.filter { !target.contains($0) }.map { "\($0) = excluded.\($0)" }
        .joined(separator: ", ")
      return assignments.isEmpty
        ? " ON CONFLICT (\(try identifiers(target))) DO NOTHING"
        : " ON CONFLICT (\(try identifiers(target))) DO UPDATE SET \(assignments)"
    }
  }
}

/// Names as a list for SQL text; throws `.misuse` for one that is not a lower-case identifier.
///
/// For drivers: table and column names are the only text that rooms give as plain strings.
public func identifiers(_ names: [String]) throws(StoreError) -> String {
  guard !names.isEmpty, names.allSatisfy(isIdentifier) else {
    throw StoreError(.misuse, "a table or column name is not a lower-case identifier")
  }
  return names.joined(separator: ", ")
}

private func isIdentifier(_ name: String) -> Bool {
  guard let first = name.utf8.first, first == 0x5F || (0x61...0x7A).contains(first) else {
    return false
  }
  return name.utf8.allSatisfy {
    $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
  }
}
