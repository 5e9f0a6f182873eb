import Synchronization

/// The moment at which the server is killed: after so many acknowledgements, or when no more can come.
final class Moment: Sendable {
  private struct State {
    var left: Int
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state: Mutex<State>

  init(after count: Int) { state = Mutex(State(left: count)) }

  func hear() { advance { $0 -= 1 } }

  func end() { advance { $0 = 0 } }

  func come() async {
    await withCheckedContinuation { continuation in
      let isNow = state.withLock { state in
        if state.left > 0 { state.waiting = continuation }
        return state.left <= 0
      }
      if isNow { continuation.resume() }
    }
  }

  private func advance(_ change: (inout Int) -> Void) {
    let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
      change(&state.left)
      guard state.left <= 0 else { return nil }
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }
}
