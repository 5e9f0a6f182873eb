/// Why a file cannot be read; it names the step and the system's code, never the path or content.
public enum FileError: Error, Equatable, Sendable {
  /// The file cannot be opened; `code` is `errno`.
  case cannotOpen(code: Int32)
  /// Reading failed part of the way; `code` is `errno`.
  case cannotRead(code: Int32)
}

extension FileError: CustomStringConvertible {
  /// One sentence: what failed, why, and what to do.
  public var description: String {
    switch self {
    case .cannotOpen(let code):
      "cannot open the file: \(FileError.reason(code)); check the path and its permissions"
    case .cannotRead(let code):
      "cannot read the file: \(FileError.reason(code)); nothing after this point was read"
    }
  }
}
