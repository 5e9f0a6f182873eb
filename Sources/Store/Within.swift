import Synchronization

/// Does work and gives its result, or nil when it took longer; the work is cancelled then, and nobody waits for it.
///
/// A task group would wait: what is stuck in a connection that was cut ends when the system says so.
package func within<Result: Sendable>(
  _ duration: Duration, _ work: @Sendable @escaping () async throws -> Result
) async throws -> Result? {
  let answer = Answer<Result>()
  let task = Task {
    do {
      answer.give(.success(try await work()))
    } catch {
      answer.give(.failure(error))
    }
  }
  return try await withTaskCancellationHandler {
    try await answer.value(within: duration) { task.cancel() }
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
  Task {
    do {
      answer.give(.success(try await work.value))
    } catch {
      answer.give(.failure(error))
    }
  }
  return try await answer.value(within: duration) {}
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

  /// The first result, or nil after a time, when `late` is called.
  func value(within duration: Duration, late: @Sendable @escaping () -> Void) async throws
    -> Result?
  {
    let wait = Deadlines.shared.after(duration) { [self] in
      late()
      give(.success(nil))
    }
    defer { Deadlines.shared.remove(wait) }
    return try await withCheckedThrowingContinuation { self.await($0) }
  }

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

  private func await(_ continuation: CheckedContinuation<Result?, any Error>) {
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
