#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file read forward in blocks; it is closed when the value goes out of use.
public struct FileSource: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Bytes asked for at a time: 256 KiB.
  public static let blockSize = 256 << 10

  /// Opens a file, a named pipe, or another thing that can be read from start to end.
  public init(path: String) throws(FileError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Reads the next block; it is shorter than `size` only at the end of the file, and empty after it.
  public mutating func block(_ size: Int = FileSource.blockSize) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // A pipe hands over little at a time: go on until the block is full.
      while count < buffer.count, let base = buffer.baseAddress {
        let taken = read(descriptor, base + count, buffer.count - count)
        if taken > 0 {
          count += taken
        } else if taken == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw .cannotRead(code: failure) }
    return bytes
  }
}

extension FileError {
  static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text).lowercased()
  }
}
