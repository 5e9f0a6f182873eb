#if PostgreSQL
import Store

/// The connections that read; whoever finds none free waits in line.
actor PostgresPool {
  private var free: [PostgresLane]
  private let all: [PostgresLane]
  private var waiting: [CheckedContinuation<PostgresLane, any Error>] = []
  private var isClosed = false

  init(_ settings: PostgresSettings) {
    all = (0..<settings.readers).map { _ in PostgresLane(settings) }
    free = all
  }

  nonisolated func withLane<T: Sendable>(
    _ body: @Sendable (PostgresLane) async throws -> T
  ) async throws -> T {
    let lane = try await take()
    do {
      let result = try await body(lane)
      await give(lane)
      return result
    } catch {
      await give(lane)
      throw error
    }
  }

  private func take() async throws -> PostgresLane {
    guard !isClosed else { throw StoreError(.closed, "the database is closed") }
    if let lane = free.popLast() { return lane }
    return try await withCheckedThrowingContinuation { waiting.append($0) }
  }

  private func give(_ lane: PostgresLane) {
    if waiting.isEmpty {
      free.append(lane)
    } else {
      waiting.removeFirst().resume(returning: lane)
    }
  }

  func close() async {
    isClosed = true
    for one in waiting { one.resume(throwing: StoreError(.closed, "the database is closed")) }
    waiting = []
    for lane in all { await lane.close() }
  }
}
#endif
