/// One problem found in a mapping file, placed like a compiler's message.
public struct MappingDiagnostic: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of problem; a code once shipped keeps its meaning.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The file cannot be read, or is over 256 KiB.
    case unreadable = "file-unreadable"
    /// The file is not UTF-8 YAML.
    case yamlSyntax = "yaml-syntax"
    /// The file uses an anchor or an alias.
    case yamlAlias = "yaml-alias"
    /// A key stands twice.
    case duplicateKey = "duplicate-key"
    /// A key is not known at its place.
    case unknownKey = "unknown-key"
    /// A key that must be there is not.
    case missingKey = "missing-key"
    /// A value is of another type than its key asks for.
    case wrongType = "wrong-type"
    /// A value is none of those that its key allows.
    case unknownValue = "unknown-value"
    /// A value is not a date or time.
    case badDate = "bad-date"
    /// A field is named that the register does not declare.
    case undeclaredField = "undeclared-field"
    /// A collection point is named that the register does not declare.
    case unknownCollectionPoint = "unknown-collection-point"
    /// A notice version is named that was never published.
    case unknownNotice = "unknown-notice"
    /// A column or a field is named twice.
    case duplicateColumn = "duplicate-column"
  }

  /// The file as it was named to the reader.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// The kind of problem.
  public let code: Code
  /// What is wrong, in a sentence without its full stop.
  public let message: String
  /// What to do about it, when that is known.
  public let hint: String?

  /// The message as compilers write it, `file:line:column: error: message; hint`.
  public var description: String {
    "\(file):\(line):\(column): error: \(message)" + (hint.map { "; \($0)" } ?? "")
  }
}

/// What a mapping file yielded: the mapping, or everything that is wrong with it.
public struct MappingReading: Sendable, Equatable {
  /// The mapping, or nil when there is a diagnostic.
  public let mapping: Mapping?
  /// The problems in the order of the file.
  public let diagnostics: [MappingDiagnostic]
}
