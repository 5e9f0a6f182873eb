/// Why a file is not taken as a list of public suffixes.
public enum PublicSuffixListError: Error, Equatable, Sendable {
  /// No line of the file is a rule.
  case noRules
  /// The file has more than 16 MiB.
  case tooLarge
}

extension PublicSuffixListError: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .noRules:
      "the list of public suffixes has no rules; install the package publicsuffix or name its file"
    case .tooLarge:
      "the list of public suffixes has more than 16 MiB; is this the right file?"
    }
  }
}
