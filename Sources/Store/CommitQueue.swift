import Synchronization

/// The writes that wait for an engine's one writer, which commits those that wait together.
package final class CommitQueue: Sendable {
  private struct State {
    var waiting: [PendingWrite] = []
    var isRunning = false
    var isClosed = false
  }

  private static let batchLimit = 512

  private let state = Mutex(State())
  private let writer: any BatchWriter
  private let limit: Int

  /// A queue in which at most `limit` writes wait.
  package init(_ writer: any BatchWriter, limit: Int) {
    self.writer = writer
    self.limit = limit
  }

  /// Waits in the queue, runs, and returns the result once it is durable and behind the fence.
  package func submit<T: Sendable>(
    alone: Bool, _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      let write = PendingWrite(isAlone: alone) { transaction in
        let result = try transaction.perform { try body($0) }
        return { continuation.resume(returning: result) }
      } fail: { error in
        continuation.resume(throwing: error)
      }
      enqueue(write)
    }
  }

  /// Refuses new writes, then waits for those in the queue.
  package func close() async {
    let isIdle = state.withLock { state in
      state.isClosed = true
      return !state.isRunning
    }
    if isIdle { return }
    await withCheckedContinuation { continuation in
      let last = PendingWrite(isAlone: true) { _ in
        { continuation.resume() }
      } fail: { _ in
        continuation.resume()
      }
      let isRunning = state.withLock { state in
        if state.isRunning { state.waiting.append(last) }
        return state.isRunning
      }
      if !isRunning { continuation.resume() }
    }
  }

  private func enqueue(_ write: PendingWrite) {
    enum Verdict {
      case start
      case wait
      case refuse(StoreError)
    }
    let verdict: Verdict = state.withLock { state in
      if state.isClosed { return .refuse(StoreError(.closed, "the database is closed")) }
      guard state.waiting.count < limit else {
        return .refuse(StoreError(.busy, "\(limit) changes wait to be written"))
      }
      state.waiting.append(write)
      if state.isRunning { return .wait }
      state.isRunning = true
      return .start
    }
    switch verdict {
    case .start: runNext()
    case .wait: break
    case .refuse(let error): write.fail(error)
    }
  }

  /// Commits one batch on the writer's thread, then makes room for other uses of the writer.
  private func runNext() {
    writer.schedule { commit in
      guard let batch = self.takeBatch() else { return }
      commit(batch)
      self.runNext()
    }
  }

  private func takeBatch() -> [PendingWrite]? {
    state.withLock { state in
      guard let first = state.waiting.first else {
        state.isRunning = false
        return nil
      }
      let count =
        first.isAlone ? 1 : state.waiting.prefix(Self.batchLimit).prefix { !$0.isAlone }.count
      let batch = Array(state.waiting[..<count])
      state.waiting.removeFirst(count)
      return batch
    }
  }
}

/// The one connection of an engine that writes.
package protocol BatchWriter: Sendable {
  /// Calls `work` on the writer's thread, with the function that commits a batch and answers each write of it once.
  func schedule(_ work: @escaping @Sendable (_ commit: ([PendingWrite]) -> Void) -> Void)
}

/// A transaction, or a savepoint in one, that ends with its closure.
package protocol TransactionScope {
  /// Runs a closure; an SQL error that the closure caught is thrown again.
  func perform<T>(_ body: (any WriteTransaction) throws -> T) throws -> T
}

/// One write in the queue: `attempt` may run again, and its result tells the caller once committed.
package struct PendingWrite: Sendable {
  package let isAlone: Bool
  package let attempt: @Sendable (any TransactionScope) throws -> @Sendable () -> Void
  package let fail: @Sendable (any Error) -> Void

  package init(
    isAlone: Bool,
    attempt: @escaping @Sendable (any TransactionScope) throws -> @Sendable () -> Void,
    fail: @escaping @Sendable (any Error) -> Void
  ) {
    self.isAlone = isAlone
    self.attempt = attempt
    self.fail = fail
  }
}
