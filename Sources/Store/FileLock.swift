import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A lock on a file, which the system releases when the holder's process ends however it ends.
public struct FileLock: ExclusiveLock {
  private let path: String

  /// A lock on the file of a path, made with mode 0600 when it is missing; its folder is there.
  public init(path: String) {
    self.path = path
  }

  /// Takes the lock by flock(2); throws `StoreError` with `.io` when the file cannot be opened.
  public func tryLock() throws -> (any HeldLock)? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError(.io, "a lock file cannot be opened (errno \(errno))")
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return HeldFile(descriptor) }
    let code = errno
    close(descriptor)
    if code == EWOULDBLOCK { return nil }
    throw StoreError(.io, "a lock file cannot be locked (errno \(code))")
  }
}

/// An open descriptor that holds the lock; closing it gives the lock back.
private final class HeldFile: HeldLock {
  private let descriptor: Mutex<Int32?>

  init(_ descriptor: Int32) {
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  func release() {
    descriptor.withLock { held in
      if let held { close(held) }
      held = nil
    }
  }
}
