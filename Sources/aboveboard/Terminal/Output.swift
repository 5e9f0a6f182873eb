import Foundation
import Synchronization

/// Where a command writes: the terminal, or a text that a test or the demo looks at.
final class Output: Sendable {
  /// The output of the command that is running.
  @TaskLocal static var current = Output.standard

  /// Standard output and standard error of the process.
  static let standard = Output(capturing: false)

  private struct Captured {
    var out = ""
    var errors = ""
  }

  private let captured = Mutex(Captured())
  private let isCapturing: Bool
  private let outer: (output: Output, indent: String)?

  /// An output that goes to the process's own streams, or that keeps all in memory.
  init(capturing: Bool) {
    isCapturing = capturing
    outer = nil
  }

  /// An output whose lines, errors included, stand indented in another one.
  init(in output: Output, indent: String) {
    isCapturing = false
    outer = (output, indent)
  }

  /// What has been written to standard output, when it is kept.
  var text: String { captured.withLock(\.out) }

  /// What has been written to standard error, when it is kept.
  var errors: String { captured.withLock(\.errors) }

  /// Writes one line, or several, to standard output.
  func line(_ text: String = "") {
    if let outer {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        outer.output.line(line.isEmpty ? "" : outer.indent + line)
      }
    } else if isCapturing {
      captured.withLock { $0.out += text + "\n" }
    } else {
      FileHandle.standardOutput.writeIfOpen(text + "\n")
    }
  }

  /// Writes a text as it is, for what somebody saves as a file.
  func write(_ text: String) {
    if outer != nil {
      line(text)
    } else if isCapturing {
      captured.withLock { $0.out += text }
    } else {
      FileHandle.standardOutput.writeIfOpen(text)
    }
  }

  /// Writes one line to standard error.
  func complain(_ text: String) {
    if outer != nil {
      line(text)
    } else if isCapturing {
      captured.withLock { $0.errors += text + "\n" }
    } else {
      FileHandle.standardError.writeIfOpen(text + "\n")
    }
  }

  /// What the terminal behind standard output can do.
  var terminal: Terminal {
    guard let outer else { return !isCapturing ? .standard : Terminal(width: 100) }
    var terminal = outer.output.terminal
    terminal.width = max(60, terminal.width - outer.indent.count)
    return terminal
  }
}

extension FileHandle {
  /// Writes; a reader that has gone away, as `head` does, is no failure of ours.
  func writeIfOpen(_ text: String) {
    try? write(contentsOf: Data(text.utf8))
  }
}
