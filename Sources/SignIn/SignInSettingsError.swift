/// Why `sign-in.yaml` cannot be used; it never quotes the file.
public struct SignInSettingsError: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// What is wrong and what to write instead.
  public let message: String

  init(_ line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  /// Where, what, and what to do.
  public var description: String {
    "\(SignInSettings.fileName), line \(line): \(message)"
  }
}
