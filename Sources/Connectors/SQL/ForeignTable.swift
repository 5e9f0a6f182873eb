import Register
import Store

/// A table of a foreign database as it is, beside what the register says of it.
struct ForeignTable: Sendable {
  /// How values of a column are compared, shown and changed.
  enum Shape: Sendable {
    case text, integer, truth, real, bytes
    /// Anything that only its text can stand for, such as a time or a UUID.
    case other
    /// Whatever is put in it.
    case loose
  }

  struct Column: Sendable {
    let name: String
    /// The type as the engine writes it.
    let type: String
    let shape: Shape
    let isNullable: Bool
  }

  let declared: SystemTable
  let dialect: Dialect
  let columns: [Column]
  let uniqueKeys: [Set<String>]

  /// The table's name as a statement has it.
  var name: SQL { Self.quoted(table: declared.name, dialect) }

  /// A column of that name; throws `SystemError.columnMissing`.
  func column(_ name: String) throws -> Column {
    guard let column = columns.first(where: { $0.name.isSame(as: name) }) else {
      throw SystemError.columnMissing("\(declared.name).\(name)")
    }
    return column
  }

  /// Throws unless every column that something is done with is there and the key tells rows apart.
  func requireUsable() throws {
    let used =
      declared.key + declared.find.map(\.column) + declared.gives.map(\.column)
      + declared.columns.map(\.name) + declared.quotes.map(\.column)
      + [declared.secondPerson, declared.ban].compactMap { $0 }
    for name in used { _ = try column(name) }
    guard uniqueKeys.contains(Set(declared.key)) else {
      throw SystemError.keyNotUnique(table: declared.name)
    }
  }

  /// Columns that the register says nothing of.
  var undeclared: [String] {
    let known = Set(
      declared.columns.map(\.name) + declared.key + declared.find.map(\.column)
        + declared.gives.map(\.column) + [declared.secondPerson, declared.ban].compactMap { $0 })
    return columns.map(\.name).filter { !known.contains($0) }.map { "\(declared.name).\($0)" }
  }

  /// A name between double quotes, doubled within (SQL-92 §5.2): whatever it holds, it names one thing.
  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// PostgreSQL's tables may be named with their schema.
  static func quoted(table name: String, _ dialect: Dialect) -> SQL {
    "\(unsafe: quotedText(table: name, dialect))"
  }

  static func quotedText(table name: String, _ dialect: Dialect) -> String {
    guard dialect == .postgres else { return quoted(name) }
    return name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map { quoted(String($0)) }.joined(separator: ".")
  }
}
