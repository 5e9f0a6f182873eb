import Synchronization

/// Does work and gives its result, or nil when it took longer; the work is cancelled then, and nobody waits for it.
///
/// A task group would wait: what is stuck in a connection that was cut ends when the system says so.
package func within<Result: Sendable>(
  _ duration: Duration, _ work: @Sendable @escaping () async throws -> Result
) async throws -> Result? {
  let task = Task { try await work() }
  return try await withTaskCancellationHandler {
    let result = try await patience(duration, for: task)
    if result == nil { task.cancel() }
    return result
  } onCancel: {
    task.cancel()
  }
}

/// Waits for work that goes on by itself, at most so long; nil when it is still at it.
///
/// Cancelling the caller does not cancel the work.
package func patience<Result: Sendable>(
  _ duration: Duration, for work: Task<Result, any Error>
) async throws -> Result? {
  let answer = Answer<Result>()
  let waiter = Task {
    do {
      answer.give(.success(try await work.value))
    } catch {
      answer.give(.failure(error))
    }
  }
  let timer = Task {
    do {
      try await Task.sleep(for: duration)
      answer.give(.success(nil))
    } catch {
      // It was answered in time.
    }
  }
  defer {
    timer.cancel()
    waiter.cancel()
  }
  return try await withCheckedThrowingContinuation { answer.await($0) }
}

/// A result that two may give: the first wins.
private final class Answer<Result: Sendable>: Sendable {
  private enum State {
    case open
    case waiting(CheckedContinuation<Result?, any Error>)
    case given(Swift.Result<Result?, any Error>)
    case over
  }

  private let state = Mutex(State.open)

  func give(_ result: Swift.Result<Result?, any Error>) {
    let continuation = state.withLock { state -> CheckedContinuation<Result?, any Error>? in
      switch state {
      case .open:
        state = .given(result)
        return nil
      case .waiting(let continuation):
        state = .over
        return continuation
      case .given, .over: return nil
      }
    }
    continuation?.resume(with: result)
  }

  func await(_ continuation: CheckedContinuation<Result?, any Error>) {
    let result = state.withLock { state -> Swift.Result<Result?, any Error>? in
      guard case .given(let result) = state else {
        state = .waiting(continuation)
        return nil
      }
      state = .over
      return result
    }
    if let result { continuation.resume(with: result) }
  }
}
