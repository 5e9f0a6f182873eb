/// A lock that one holder has at a time, across tasks and processes.
public protocol ExclusiveLock: Sendable {
  /// Takes the lock when it is free, nil when another holds it; released by the result.
  func tryLock() throws -> (any HeldLock)?
}

/// A lock that is held until it is released, or until the process ends.
public protocol HeldLock: Sendable {
  /// Gives the lock back; a second call does nothing.
  func release()
}
