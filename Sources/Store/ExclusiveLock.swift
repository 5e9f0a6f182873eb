/// A lock that one holder has at a time, across tasks, processes and, on a shared server, machines.
public protocol ExclusiveLock: Sendable {
  /// Takes the lock when it is free, nil when another holds it.
  func tryLock() async throws -> (any HeldLock)?
}

/// A lock that is held until it is released, or until its holder ends or falls silent.
public protocol HeldLock: Sendable {
  /// Throws `StoreError` when the lock was lost; a long holder calls it now and then, or counts as silent.
  func check() async throws

  /// Gives the lock back; a second call does nothing.
  func release() async
}

extension ExclusiveLock {
  /// Runs `body` with the lock and gives it back; nil when another holds it.
  ///
  /// - Parameter patience: how long to wait for another who holds it; none by default.
  public func hold<Result: Sendable>(
    within patience: Duration = .zero, _ body: (any HeldLock) async throws -> Result
  ) async throws -> Result? {
    let end = ContinuousClock.now + patience
    var taken = try await tryLock()
    while taken == nil, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(20))
      taken = try await tryLock()
    }
    guard let held = taken else { return nil }
    do {
      let result = try await body(held)
      await held.release()
      return result
    } catch {
      await held.release()
      throw error
    }
  }
}
