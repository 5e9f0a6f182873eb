#if PostgreSQL
import Store

/// Reads the head row for all who ask at the same time in one round trip.
///
/// A decision may use only a head that was read after its request arrived; so whoever comes while a question is on
/// its way waits for the next one.
actor PostgresHead: HeadSource {
  private let lane: PostgresLane
  private var asking: Task<HeadPosition, any Error>?
  private var next: Task<HeadPosition, any Error>?
  private var server = ""
  private var epoch: Int64 = 0

  private let limit: Duration

  init(_ lane: PostgresLane, patience: Duration) {
    self.lane = lane
    limit = patience
  }

  func position() async throws -> HeadPosition {
    guard let head = try await patience(limit, for: question()) else { throw StoreError.gone }
    return head
  }

  private func question() -> Task<HeadPosition, any Error> {
    if let next { return next }
    let before = asking
    let task = Task {
      _ = await before?.result
      return try await self.ask()
    }
    next = task
    return task
  }

  private func ask() async throws -> HeadPosition {
    asking = next
    next = nil
    let (sequence, answered) = try await lane.integerAndServer(
      "SELECT sequence FROM head WHERE one = 1")
    if answered != server {
      server = answered
      epoch += 1
    }
    return HeadPosition(sequence: sequence, epoch: epoch)
  }

  func close() async { await lane.close() }
}
#endif
