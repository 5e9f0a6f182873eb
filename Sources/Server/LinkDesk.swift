import Formats

/// Sends sign-in links one after the other, after the answer has been given: how long it takes tells nobody anything.
///
/// What waits is bounded, and so is what one address gets; whatever is above that is let fall in silence.
actor LinkDesk {
  private struct Asked {
    var address: String
    var at: Timestamp
    var send: @Sendable (String, Timestamp) async throws -> Void
    var failed: @Sendable (any Error) -> Void
  }

  private let mostWaiting: Int
  private let mostAnHour: Int
  private let capacity: Int
  private var waiting: [Asked] = []
  private var worker: Task<Void, Never>?
  private var hour: Int64 = 0
  private var counts: [[UInt8]: Int] = [:]

  init(mostWaiting: Int = 200, mostAnHour: Int = 3, capacity: Int = 10_000) {
    self.mostWaiting = mostWaiting
    self.mostAnHour = mostAnHour
    self.capacity = capacity
  }

  /// Takes up a wish for a link, known address or not.
  ///
  /// - Parameter mark: stands for the address where wishes are counted.
  func ask(
    _ address: String, mark: [UInt8], at now: Timestamp,
    send: @escaping @Sendable (String, Timestamp) async throws -> Void,
    failed: @escaping @Sendable (any Error) -> Void
  ) {
    let current = now.microseconds / 3_600_000_000
    if current != hour { (hour, counts) = (current, [:]) }
    guard waiting.count < mostWaiting, counts[mark] != nil || counts.count < capacity,
      counts[mark, default: 0] < mostAnHour
    else { return }
    counts[mark, default: 0] += 1
    waiting.append(Asked(address: address, at: now, send: send, failed: failed))
    if worker == nil { worker = Task { await work() } }
  }

  /// Returns once nothing waits any more.
  func settle() async { await worker?.value }

  private func work() async {
    while !waiting.isEmpty {
      let asked = waiting.removeFirst()
      do {
        try await asked.send(asked.address, asked.at)
      } catch {
        asked.failed(error)
      }
    }
    worker = nil
  }
}
