import Synchronization

/// Calls back those whose time is over: one clock for all, since a timer for each request would cost more than most
/// requests do.
///
/// It looks ten times a second, and only while somebody waits.
final class Deadlines: Sendable {
  static let shared = Deadlines()

  private struct State {
    var waits: [UInt64: (end: ContinuousClock.Instant, call: @Sendable () -> Void)] = [:]
    var last: UInt64 = 0
    var isRunning = false
  }

  private static let tick = Duration.milliseconds(100)

  private let state = Mutex(State())

  /// Calls back after a time, at most a tick late, unless the wait is removed before.
  func after(_ duration: Duration, _ call: @escaping @Sendable () -> Void) -> UInt64 {
    let end = ContinuousClock.now + duration
    let (number, isFirst) = state.withLock { state in
      state.last += 1
      state.waits[state.last] = (end, call)
      defer { state.isRunning = true }
      return (state.last, !state.isRunning)
    }
    if isFirst { Task.detached { await self.run() } }
    return number
  }

  /// Forgets a wait.
  func remove(_ number: UInt64) {
    _ = state.withLock { $0.waits.removeValue(forKey: number) }
  }

  private func run() async {
    while true {
      try? await Task.sleep(for: Self.tick)
      let now = ContinuousClock.now
      let due = state.withLock { state -> [@Sendable () -> Void]? in
        guard !state.waits.isEmpty else {
          state.isRunning = false
          return nil
        }
        let over = state.waits.filter { $0.value.end <= now }
        for number in over.keys { state.waits[number] = nil }
        return over.values.map(\.call)
      }
      guard let due else { return }
      for call in due { call() }
    }
  }
}
