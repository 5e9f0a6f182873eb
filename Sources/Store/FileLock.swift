import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A lock by name on one file, which the system releases when the holder's process ends however it ends.
public struct FileLock: ExclusiveLock {
  private let path: String
  private let name: String

  /// A lock on the file of a path, made with mode 0600 when it is missing; its folder is there.
  ///
  /// Locks of one file and different names do not hinder each other.
  public init(path: String, name: String = "") {
    self.path = path
    self.name = name
  }

  /// Takes the lock; throws `StoreError` with `.io` when the file cannot be opened.
  public func tryLock() throws -> (any HeldLock)? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError(.io, "a lock file cannot be opened (errno \(errno))")
    }
    if take(descriptor) { return HeldFile(descriptor) }
    let code = errno
    close(descriptor)
    if code == EWOULDBLOCK || code == EACCES { return nil }
    throw StoreError(.io, "a lock file cannot be locked (errno \(code))")
  }

  #if os(Linux)
  /// Locks one byte, chosen by the name, for this open descriptor: closing another one of the process keeps it.
  private func take(_ descriptor: Int32) -> Bool {
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(offset)
    range.l_len = 1
    // F_OFD_SETLK (fcntl(2)), which the importer leaves out.
    return fcntl(descriptor, 37, &range) == 0
  }

  /// FNV-1a: two names on one byte would only make one wait for the other.
  private var offset: Int64 {
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return Int64(hash >> 2)
  }
  #else
  private func take(_ descriptor: Int32) -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
  #endif
}

/// An open descriptor that holds the lock; closing it gives the lock back.
private final class HeldFile: HeldLock {
  private let descriptor: Mutex<Int32?>

  init(_ descriptor: Int32) {
    self.descriptor = Mutex(descriptor)
  }

  deinit { close() }

  func check() {}

  func release() { close() }

  private func close() {
    descriptor.withLock { held in
      if let held { Self.close(held) }
      held = nil
    }
  }

  private static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
    Glibc.close(descriptor)
    #elseif canImport(Musl)
    Musl.close(descriptor)
    #elseif canImport(Darwin)
    Darwin.close(descriptor)
    #endif
  }
}
