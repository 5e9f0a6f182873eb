public import Formats

/// Why a file is not taken in at all; nothing was touched, unless it says so.
public enum ImportError: Error, Equatable, Sendable {
  /// The file cannot be read.
  case unreadable(FileError)
  /// The file is empty.
  case empty
  /// The first row of a CSV file cannot be read.
  case headerMalformed
  /// The header does not fit the mapping.
  case header([HeaderProblem])
  /// The mapping is for rows of another kind, such as choices.
  case wrongRows(expected: Mapping.Rows)
  /// The mapping says that notices were shown, and nobody is there to record it.
  case noServedRecorder
  /// With `strict`: so many rows have problems.
  case refused(problems: Int)
  /// A file beside the import cannot be written; `code` is `errno`.
  case unwritable(code: Int32)
}

/// One way in which the header of a file does not fit the mapping.
///
/// A file without a header has somebody's data in its first row: so a column is named by its place,
/// and its text is told only when it nearly is a name that the mapping itself holds.
public enum HeaderProblem: Error, Equatable, Sendable {
  /// The mapping names a column that the file lacks; `near` is the place of one that looks like it.
  case missing(column: String, near: Int?)
  /// The file has a column that the mapping does not name; `near` is one that it does.
  case unknown(place: Int, near: String?)
  /// Two columns of the file have one name.
  case twice(column: String)
}

extension HeaderProblem: CustomStringConvertible {
  /// One sentence: what is wrong and what to do.
  public var description: String {
    switch self {
    case .missing(let column, nil): "the column `\(column)` is missing"
    case .missing(let column, let near?):
      "the column `\(column)` is missing; is column \(near) meant?"
    case .unknown(let place, nil):
      "column \(place) is not in the mapping; map it or put it under `ignore`"
    case .unknown(let place, let near?):
      "column \(place) is not in the mapping; did you mean `\(near)`?"
    case .twice(let column): "the column `\(column)` stands twice"
    }
  }
}

extension ImportError: CustomStringConvertible {
  /// What is wrong and what to do, in a few sentences.
  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .empty: "the file is empty; it needs a header and rows"
    case .headerMalformed: "the header cannot be read; save the file as UTF-8 CSV"
    case .header(let problems):
      "the header does not fit the mapping, so nothing was taken in: "
        + problems.map(\.description).joined(separator: "; ")
    case .wrongRows(let expected): "the mapping is not one of \(expected.rawValue)"
    case .noServedRecorder:
      "the mapping says that notices were shown; take it in where consent is kept"
    case .refused(let problems):
      "\(problems) rows have problems, so nothing was taken in; mend them or leave out --strict"
    case .unwritable(let code):
      "a file cannot be written (error \(code)); check its folder and the space on the disk"
    }
  }
}
