import Store

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The database file and its folder, made so that only their owner can read them.
///
/// The file itself is never opened here once it exists: closing any descriptor of it would drop
/// SQLite's POSIX locks in this process (sqlite.org/howtocorrupt.html §2.2).
enum DatabaseFiles {
  /// Makes what is missing, narrows what is too open; true when the file already holds something.
  static func prepare(_ path: String) throws(StoreError) -> Bool {
    try makeFolder(of: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return false
    }
    guard errno == EEXIST else { throw failure("made", errno) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure("read", errno) }
    if status.st_mode & 0o077 != 0, chmod(path, 0o600) != 0 {
      throw failure("closed to others", errno)
    }
    return status.st_size > 0
  }

  /// Brings the write-ahead log to the disk, as far as it was recovered when the database was opened.
  ///
  /// SQLite recovers a commit whose writer was killed before it was synced, and shows it without syncing it. Whoever
  /// acts on it, in another database too, would have acted on nothing if the power went. No lock hangs on this file.
  static func syncLog(of path: String) throws(StoreError) {
    let descriptor = open(path + "-wal", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw failure("read", errno)
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("synced", errno) }
  }

  private static func makeFolder(of path: String) throws(StoreError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var folder = ""
    for (index, part) in parts.enumerated() {
      folder += index == 0 ? String(part) : "/" + part
      if folder.isEmpty || part.isEmpty || mkdir(folder, 0o700) == 0 { continue }
      var status = stat()
      guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw StoreError(.io, "the folder of the database cannot be made")
      }
    }
  }

  private static func failure(_ verb: String, _ code: Int32) -> StoreError {
    StoreError(.io, "the database file cannot be \(verb) (errno \(code))")
  }
}
