import Synchronization

/// Waits for work that goes on by itself, at most so long; nil when it is still at it.
///
/// Cancelling the caller does not cancel the work.
package func patience<Result: Sendable>(
  _ duration: Duration, for work: Task<Result, any Error>
) async throws -> Result? {
  try await withCheckedThrowingContinuation { continuation in
    let answer = Answer(continuation)
    Task {
      do {
        answer.give(.success(try await work.value))
      } catch {
        answer.give(.failure(error))
      }
    }
    Task {
      try? await Task.sleep(for: duration)
      answer.give(.success(nil))
    }
  }
}

/// A continuation that two may resume: the first wins.
private final class Answer<Result: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<Result?, any Error>?>

  init(_ continuation: CheckedContinuation<Result?, any Error>) {
    self.continuation = Mutex(continuation)
  }

  func give(_ result: Swift.Result<Result?, any Error>) {
    let first = continuation.withLock { held in
      defer { held = nil }
      return held
    }
    first?.resume(with: result)
  }
}
