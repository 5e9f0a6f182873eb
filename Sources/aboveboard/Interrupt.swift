import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: the first asks the running command to stop between two steps, the second ends the process.
///
/// Both are safe: every change is one transaction, and a file gets its name when it is whole.
final class Interrupt: Sendable {
  static let shared = Interrupt()

  private struct State {
    var cancel: (@Sendable () -> Void)?
    var isAsked = false
    var isReleased = false
  }

  private let state = Mutex(State())

  /// Runs a command so that Ctrl-C cancels it.
  func watch(_ body: @escaping @Sendable () async -> CommandExit) async -> CommandExit {
    let task = Task { await body() }
    state.withLock { $0.cancel = { task.cancel() } }
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [self] in asked() }
    source.resume()
    let code = await task.value
    source.cancel()
    return state.withLock { $0.isAsked && code == .done ? .stopped : code }
  }

  /// Leaves Ctrl-C to a server, which knows how to end what is under way.
  func release() {
    state.withLock { $0.isReleased = true }
  }

  private func asked() {
    let (isSecond, cancel) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      if state.isReleased { return (false, nil) }
      defer { state.isAsked = true }
      return (state.isAsked, state.cancel)
    }
    if isSecond { _exit(CommandExit.stopped.rawValue) }
    cancel?()
  }
}
