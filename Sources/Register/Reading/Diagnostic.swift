/// One problem found in the files of a register, placed like a compiler's message.
public struct Diagnostic: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The files make no register.
    case error
    /// The files make a register, but on this account the gate will deny something or a site is at odds with what it says.
    case warning
  }

  /// The file, relative to where the reader was pointed at.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// How bad it is.
  public let severity: Severity
  /// The kind of problem; a code once shipped keeps its meaning.
  public let code: DiagnosticCode
  /// What is wrong, in a sentence without its full stop.
  public let message: String
  /// What to do about it, when that is known.
  public let hint: String?

  /// Makes a diagnostic.
  public init(
    file: String, line: Int, column: Int, severity: Severity = .error, code: DiagnosticCode,
    message: String, hint: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The message as compilers write it, `file:line:column: error: message; hint`.
  public var description: String {
    let advice = hint.map { "; \($0)" } ?? ""
    return "\(file):\(line):\(column): \(severity.rawValue): \(message)\(advice)"
  }

  /// Orders by file, line and column, then by code and message.
  public static func < (left: Self, right: Self) -> Bool {
    if !left.file.utf8.elementsEqual(right.file.utf8) {
      return left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
    }
    let here = (left.line, left.column, left.code.rawValue)
    let there = (right.line, right.column, right.code.rawValue)
    return here == there
      ? left.message.utf8.lexicographicallyPrecedes(right.message.utf8) : here < there
  }
}
