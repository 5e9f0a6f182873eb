/// Ends work that is not done after a duration, with `Refusal.tooSlow`.
///
/// The idle timeout of a connection is no deadline: one byte every 29 seconds passes it.
func withDeadline<Result: Sendable>(
  _ duration: Duration, _ work: @Sendable @escaping () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: duration)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let result = first else { throw Refusal.tooSlow }
    return result
  }
}
