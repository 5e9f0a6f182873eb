/// Why one line is not accepted; the lines after it can still be read.
public enum LineError: Error, Equatable, Sendable {
  /// The line with its end has more bytes than `limit`.
  case lineTooLong(limit: Int)
  /// The line holds a NUL byte.
  case nulByte
  /// The line is not UTF-8.
  case notUTF8
}

extension LineError: CustomStringConvertible {
  /// One sentence: what is wrong and what to do.
  public var description: String {
    switch self {
    case .lineTooLong(let limit): "the line is longer than \(limit) bytes; split it"
    case .nulByte: "a NUL byte; the file may be UTF-16 or damaged, save it as UTF-8"
    case .notUTF8: "not UTF-8; save the file as UTF-8"
    }
  }
}
