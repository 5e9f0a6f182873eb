/// Why a browser cannot be asked.
public enum BrowserError: Error, Equatable, CustomStringConvertible {
  /// No browser is on this machine.
  case notFound(looked: [String])
  /// It did not start; `words` is the last line that it wrote before any page was loaded.
  case notStarted(words: String)
  /// It ended, or closed its line, while it was asked.
  case ended
  /// It did not answer a command in time.
  case silent(method: String)
  /// It refused a command.
  case refused(method: String, reason: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notFound(let looked):
      "there is no browser on this machine (looked for \(looked.joined(separator: ", "))); "
        + "install it: apt-get install chromium-headless-shell"
    case .notStarted(let words):
      "the browser did not start" + (words.isEmpty ? "" : ": \(words)")
    case .ended: "the browser ended before it was done"
    case .silent(let method): "the browser did not answer \(method) in time"
    case .refused(let method, let reason): "the browser refused \(method): \(reason)"
    }
  }
}
