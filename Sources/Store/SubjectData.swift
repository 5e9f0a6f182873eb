public import Formats

/// A room's answer for one subject; every room that stores anything about a subject has one.
///
/// Workspace hands them to Rights and Retention. A test fails for a column about a subject that no
/// room's `tables` names.
public protocol SubjectData: Sendable {
  /// The tables with a row about a subject, each with the column that says which.
  var tables: [SubjectTable] { get }
  /// Everything the room holds about a subject, as an object for the copy of their data.
  func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON
  /// Removes what the room holds about a subject, save what law says must stay.
  func erase(subject: UInt32, _ transaction: any WriteTransaction) throws
  /// How many rows the room holds about a subject.
  func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int
}

/// A table with rows about subjects.
public struct SubjectTable: Sendable, Hashable {
  /// The table's name.
  public let table: String
  /// The column that holds the subject's ordinal.
  public let column: String

  /// A table and its column.
  public init(_ table: String, column: String) {
    self.table = table
    self.column = column
  }
}
