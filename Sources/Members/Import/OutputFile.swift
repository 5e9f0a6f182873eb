#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file written from its start, mode 0600; it is closed when the value goes out of use.
struct OutputFile: ~Copyable {
  private let descriptor: Int32

  /// Makes the file or empties the one that is there; a symbolic link is refused.
  init(path: String) throws(ImportError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unwritable(code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes all of the bytes.
  mutating func write(_ bytes: [UInt8]) throws(ImportError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { posixWrite(descriptor, $0 + done, bytes.count - done) } ?? 0
      }
      if written > 0 {
        done += written
      } else if written == 0 || errno != EINTR {
        throw .unwritable(code: errno)
      }
    }
  }

  /// Removes a file; one that is not there is no error.
  static func remove(_ path: String) { unlink(path) }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
