import Formats
import Synchronization

/// The log of a server, in the order in which requests were complete.
final class RequestLog: Sendable {
  private struct State {
    var next = 0
    var logged: [Logged] = []
    var waiting: [Waiting] = []
    var nextWaiting = 0
  }

  private struct Waiting {
    let id: Int
    let fits: @Sendable (Logged) -> Bool
    let answer: CheckedContinuation<Logged?, Never>
  }

  private let state = Mutex(State())

  func all() -> [Logged] { state.withLock { $0.logged } }

  func clear() { state.withLock { $0.logged = [] } }

  /// Writes an entry under the next number and wakes who waits for it.
  @discardableResult
  func append(_ make: (Int, Timestamp) -> Logged) -> Logged {
    let (entry, ready) = state.withLock { state in
      let entry = make(state.next, Timestamp.now())
      state.next += 1
      state.logged.append(entry)
      let ready = state.waiting.filter { $0.fits(entry) }
      state.waiting.removeAll { waiting in ready.contains { $0.id == waiting.id } }
      return (entry, ready)
    }
    for waiting in ready { waiting.answer.resume(returning: entry) }
    return entry
  }

  /// The first entry that fits, now or within some seconds.
  func first(
    within seconds: Int64, where fits: @escaping @Sendable (Logged) -> Bool
  ) async -> Logged? {
    await withCheckedContinuation { answer in
      let (found, id) = state.withLock { state in
        state.nextWaiting += 1
        let found = state.logged.first(where: fits)
        if found == nil {
          state.waiting.append(Waiting(id: state.nextWaiting, fits: fits, answer: answer))
        }
        return (found, state.nextWaiting)
      }
      guard found == nil else { return answer.resume(returning: found) }
      Task {
        try? await Task.sleep(for: .seconds(seconds))
        self.giveUp(id)
      }
    }
  }

  private func giveUp(_ id: Int) {
    let late = state.withLock { state in
      let late = state.waiting.filter { $0.id == id }
      state.waiting.removeAll { $0.id == id }
      return late
    }
    for waiting in late { waiting.answer.resume(returning: nil) }
  }
}
