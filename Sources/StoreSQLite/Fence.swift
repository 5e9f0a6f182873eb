public import Store
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The head of `entries` in 8 mapped bytes beside the database, for every process to see.
///
/// The writer stores it after COMMIT and before it acknowledges; a reader who loads it after a
/// request arrived knows a sequence that no earlier acknowledgement exceeds. It goes back for nobody but
/// `fsck`, which sets it right after an older copy of the database was put back.
public final class Fence: HeadSource {
  /// Mapped for the life of the object and only ever touched by atomic operations.
  private nonisolated(unsafe) let word: UnsafeMutablePointer<Atomic<Int64>>

  /// Maps the file, made with mode 0600 when it is missing; throws `StoreError` with `.io`.
  public init(path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure("opened", errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure("read", errno) }
    // Growing fills with zeros, so that two processes may do it at once.
    if status.st_size < 8, ftruncate(descriptor, 8) != 0 { throw Self.failure("grown", errno) }
    let mapped = mmap(nil, 8, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let mapped, mapped != MAP_FAILED else { throw Self.failure("mapped", errno) }
    // Atomic<Int64> has the size and alignment of its 8-byte storage, and a page is aligned.
    word = mapped.bindMemory(to: Atomic<Int64>.self, capacity: 1)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(word), 8)
  }

  /// The sequence; every change acknowledged before the call has at most this one.
  public var sequence: Int64 {
    word.pointee.load(ordering: .acquiring)
  }

  /// The sequence, without a query and without waiting.
  public func position() async throws -> HeadPosition {
    HeadPosition(sequence: sequence, epoch: 0)
  }

  /// Raises the fence; a lower sequence changes nothing.
  public func raise(to sequence: Int64) {
    word.pointee.max(sequence, ordering: .acquiringAndReleasing)
  }

  /// Sets the fence back; only for a file that was put back, while nobody else commits.
  func lower(to sequence: Int64) {
    word.pointee.store(sequence, ordering: .sequentiallyConsistent)
  }

  private static func failure(_ verb: String, _ code: Int32) -> StoreError {
    StoreError(.io, "the fence file beside the database cannot be \(verb) (errno \(code))")
  }
}
