import Foundation

/// Reads a secret: from a terminal without showing it, or as one line of standard input.
enum SecretInput {
  /// The secret that was typed, or the first line of standard input; never more than 4 KiB.
  ///
  /// At a terminal it is asked for twice. Throws `CommandError.secretsDiffer`, `.secretMissing`, and
  /// `CancellationError` when Ctrl-C or Ctrl-D was pressed instead.
  static func read(_ prompt: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine(), !line.isEmpty, line.utf8.count <= 4_096 else {
        throw CommandError.secretMissing
      }
      return line
    }
    let first = try ask("\(prompt): ")
    guard try ask("\(prompt), once more: ") == first else { throw CommandError.secretsDiffer }
    return first
  }

  private static func ask(_ prompt: String) throws -> String {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw CommandError.secretMissing }
    var silent = before
    // Without signals either: an interrupt here would leave the terminal silent for good.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
      throw CommandError.secretMissing
    }
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    FileHandle.standardError.writeIfOpen(prompt)
    let line = readLine()
    FileHandle.standardError.writeIfOpen("\n")
    guard let line, !line.utf8.contains(3) else { throw CancellationError() }
    return line
  }
}
