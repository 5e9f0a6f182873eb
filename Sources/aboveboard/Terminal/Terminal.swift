import Foundation

/// What the terminal can do: how wide it is, and whether it shows colour.
struct Terminal: Sendable {
  /// How many columns a line may have.
  var width: Int
  /// Whether standard output shows colour; never when `NO_COLOR` is set.
  var hasColour = false

  /// The terminal of the process.
  static let standard: Terminal = {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return Terminal(
      width: isTerminal ? columns(of: STDOUT_FILENO) : 100,
      hasColour: isTerminal && !isPlain && environment["TERM"] != "dumb")
  }()

  /// Whether standard error is a terminal, where a progress bar may move.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(Int(size.ws_col), 120)
  }

  /// A heading.
  func bold(_ text: String) -> String { styled(text, "1") }

  /// Something said beside the matter.
  func dim(_ text: String) -> String { styled(text, "2") }

  /// What was permitted or found in order.
  func good(_ text: String) -> String { styled(text, "32") }

  /// What was refused or found wanting.
  func bad(_ text: String) -> String { styled(text, "31") }

  private func styled(_ text: String, _ code: String) -> String {
    hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
