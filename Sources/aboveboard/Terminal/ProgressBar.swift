import Foundation
import Synchronization

/// A bar on standard error that moves while something long goes on; silent unless that is a terminal.
final class ProgressBar: Sendable {
  private let label: String
  private let total: Int?
  private let isShown: Bool
  private let drawn = Mutex(-1)

  /// A bar; without a total it only counts.
  init(_ label: String, total: Int?, isShown: Bool = Terminal.showsProgress) {
    self.label = label
    self.total = total
    self.isShown = isShown
  }

  /// Shows how far it has come.
  func show(_ done: Int) {
    guard isShown else { return }
    // One drawing per thousandth, or per chunk when the end is not known: terminals are slow.
    let step = total.map { $0 > 0 ? min(1_000, done * 1_000 / $0) : 1_000 } ?? done
    let isNew = drawn.withLock { last in
      defer { last = step }
      return last != step
    }
    guard isNew else { return }
    FileHandle.standardError.writeIfOpen("\r\u{1B}[K" + text(done))
  }

  /// Clears the line.
  func end() {
    guard isShown, drawn.withLock({ $0 >= 0 }) else { return }
    FileHandle.standardError.writeIfOpen("\r\u{1B}[K")
  }

  /// The bar as it would be drawn.
  func text(_ done: Int) -> String {
    guard let total, total > 0 else { return "  \(label)  \(Figures.count(done))" }
    let filled = min(30, done * 30 / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    return "  \(label)  \(bar) \(min(100, done * 100 / total)) %  \(Figures.count(done))"
  }
}
