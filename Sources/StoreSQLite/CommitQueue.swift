import GRDB
import Store
import Synchronization

/// The writes that wait for the one writer, which commits those that wait together.
final class CommitQueue: Sendable {
  private struct State {
    var waiting: [PendingWrite] = []
    var isRunning = false
    var isClosed = false
  }

  private static let batchLimit = 512

  private let state = Mutex(State())
  private let pool: DatabasePool
  private let committer: Committer
  private let limit: Int

  init(_ pool: DatabasePool, fence: Fence, limit: Int) {
    self.pool = pool
    self.committer = Committer(fence: fence)
    self.limit = limit
  }

  /// Waits in the queue, runs, and returns the result once it is durable and behind the fence.
  func submit<T: Sendable>(
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
  func close() async {
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
    pool.asyncWriteWithoutTransaction { connection in
      guard let batch = self.takeBatch() else { return }
      self.committer.commit(batch, on: connection)
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

/// One write in the queue: `attempt` may run again, and its result tells the caller once committed.
struct PendingWrite: Sendable {
  let isAlone: Bool
  let attempt: @Sendable (SQLiteTransaction) throws -> @Sendable () -> Void
  let fail: @Sendable (any Error) -> Void

  init(
    isAlone: Bool, attempt: @escaping @Sendable (SQLiteTransaction) throws -> @Sendable () -> Void,
    fail: @escaping @Sendable (any Error) -> Void
  ) {
    self.isAlone = isAlone
    self.attempt = attempt
    self.fail = fail
  }
}
