/// Why one row of a file was not taken in; it never holds anything from the row.
public struct RowProblem: Sendable, Hashable, Codable {
  /// The line on which the row begins, from 1.
  public var line: Int
  /// The column by its name in the mapping, when it is about one.
  public var column: String?
  /// The field or attribute that the column gives.
  public var field: String?
  /// The code.
  public var code: ProblemCode
  /// The line of an earlier row that is in the way.
  public var earlier: Int?

  /// Makes a problem.
  public init(
    line: Int, column: String? = nil, field: String? = nil, code: ProblemCode,
    earlier: Int? = nil
  ) {
    self.line = line
    self.column = column
    self.field = field
    self.code = code
    self.earlier = earlier
  }
}

extension RowProblem: CustomStringConvertible {
  /// One sentence: which row, what is wrong and what to do.
  public var description: String {
    if code == .notAMember {
      return
        "row \(line) is about somebody who never signed up; people who are not members are off "
        + "limits (demand A7)"
    }
    let place = column.map { ", column `\($0)`" } ?? ""
    let before = earlier.map { " (line \($0))" } ?? ""
    return "row \(line)\(place): \(code.sentence)\(before)"
  }
}

/// What is wrong with a row while it is read: a code and the place in the mapping.
package struct RowFault: Error {
  package let code: ProblemCode
  package let column: String?
  package let field: String?

  package init(_ code: ProblemCode, column: String? = nil, field: String? = nil) {
    self.code = code
    self.column = column
    self.field = field
  }
}
