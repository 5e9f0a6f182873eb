#if PostgreSQL
import Store

/// Reads the head row for all who ask at the same time in one round trip.
///
/// A decision may use only a head that was read after its request arrived; so whoever comes while a question is on
/// its way waits for the next one.
actor PostgresHead: HeadSource {
  private let lane: PostgresLane
  private var asking: Task<Int64, any Error>?
  private var next: Task<Int64, any Error>?

  private let limit: Duration

  init(_ lane: PostgresLane, patience: Duration) {
    self.lane = lane
    limit = patience
  }

  func head() async throws -> Int64 {
    guard let head = try await patience(limit, for: question()) else { throw StoreError.gone }
    return head
  }

  private func question() -> Task<Int64, any Error> {
    if let next { return next }
    let before = asking
    let task = Task {
      _ = await before?.result
      return try await self.ask()
    }
    next = task
    return task
  }

  private func ask() async throws -> Int64 {
    asking = next
    next = nil
    return try await lane.integer("SELECT sequence FROM head WHERE one = 1")
  }

  func close() async { await lane.close() }
}
#endif
