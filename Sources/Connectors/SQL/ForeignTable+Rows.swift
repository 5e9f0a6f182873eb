import Formats
import Foundation
import Register
import Store

/// Which rows are a member's, and how their values are read.
extension ForeignTable {
  /// The condition for a member's rows; nil when nothing that is known of the member leads here.
  func mine(_ subject: SystemSubject, in system: SystemID) throws -> SQL? {
    let pieces = try declared.find.compactMap { find in
      try holds(find.column, subject.values(of: find.handle, in: system), of: find.handle)
    }
    guard !pieces.isEmpty else { return nil }
    return "(\(pieces.joined(separator: " OR ")))"
  }

  /// The condition that a column holds one of some values; nil when it can hold none of them.
  ///
  /// An address of mail is compared without regard to case, as our own handles are.
  func holds(_ name: String, _ values: [String], of handle: String) throws -> SQL? {
    let column = try column(name)
    let quoted: SQL = "\(unsafe: Self.quoted(name))"
    switch column.shape {
    case .integer, .truth:
      let numbers = values.compactMap { Int64($0) }
      if numbers.isEmpty { return nil }
      return column.shape == .truth && dialect == .postgres
        ? "\(quoted)::integer IN (\(list: numbers))" : "\(quoted) IN (\(list: numbers))"
    case .text, .real, .bytes, .other, .loose:
      if values.isEmpty { return nil }
      let text: SQL =
        column.shape == .text
        ? quoted : "CAST(\(quoted) AS TEXT)"
      guard handle == "email" else { return "\(text) IN (\(list: values))" }
      let lower = values.map { $0.lowercased() }
      return "(LOWER(\(text)) IN (\(list: lower)) OR \(text) IN (\(list: values)))"
    }
  }

  /// The condition for rows that name somebody else too; nil when the table has no second person.
  func shared(_ subject: SystemSubject, in system: SystemID) throws -> SQL? {
    guard let second = declared.secondPerson else { return nil }
    var pieces: [SQL] = []
    var known: [String] = []
    var handle = ""
    for find in declared.find {
      let values = subject.values(of: find.handle, in: system)
      known += values
      handle = find.handle
      pieces.append(try names(find.column, others: values, of: find.handle))
    }
    if !declared.find.contains(where: { $0.column.isSame(as: second) }) {
      pieces.append(try names(second, others: known, of: handle))
    }
    return "(\(pieces.joined(separator: " OR ")))"
  }

  /// The condition that a column names somebody who is none of these.
  private func names(_ name: String, others values: [String], of handle: String) throws -> SQL {
    let quoted: SQL = "\(unsafe: Self.quoted(name))"
    guard let mine = try holds(name, values, of: handle) else { return "\(quoted) IS NOT NULL" }
    return "(\(quoted) IS NOT NULL AND NOT \(mine))"
  }

  /// The columns of the key, in order.
  var order: SQL {
    declared.key.map { "\(unsafe: Self.quoted($0))" as SQL }.joined(separator: ", ")
  }

  /// How a column is read, so that each engine gives one of our own types.
  func reading(_ column: Column) -> SQL {
    let quoted: SQL = "\(unsafe: Self.quoted(column.name))"
    guard dialect == .postgres else { return quoted }
    return switch column.shape {
    case .integer, .truth: quoted
    case .real: "\(quoted)::double precision"
    case .bytes: "encode(\(quoted), 'base64')"
    case .text, .other, .loose: "\(quoted)::text"
    }
  }

  /// A value as the member gets it; bytes as base64.
  static func json(_ value: SQLValue, _ column: Column) -> JSON {
    switch value {
    case .null: .null
    case .integer(let number):
      column.shape == .truth && (number == 0 || number == 1)
        ? .bool(number == 1) : .integer(number)
    case .real(let number): number.isFinite ? .double(number) : .null
    case .text(let text): .string(text)
    case .blob(let bytes): .string(Base64.encode(bytes))
    }
  }

  /// A value as a handle: what another table's column holds for the same thing.
  static func text(_ value: SQLValue) -> String? {
    switch value {
    case .null, .blob: nil
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text.isEmpty ? nil : text
    }
  }
}
