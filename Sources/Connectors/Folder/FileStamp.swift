import Foundation

/// What tells whether a file is still the one that was read, and whose it is.
struct FileStamp: Equatable {
  private let node: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int
  private let owner: uid_t
  private let group: gid_t
  private let mode: mode_t

  /// Throws `SystemError.fileFailed` when the file is not there.
  init(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw SystemError.fileFailed(file: URL(fileURLWithPath: path).lastPathComponent)
    }
    node = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
    seconds = status.st_mtimespec.tv_sec
    nanoseconds = status.st_mtimespec.tv_nsec
    #else
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    #endif
    owner = status.st_uid
    group = status.st_gid
    mode = status.st_mode & 0o7777
  }

  /// Gives another file the same owner and mode; throws `SystemError.fileFailed` when that is refused.
  func apply(to path: String) throws {
    guard chown(path, owner, group) == 0, chmod(path, mode) == 0 else {
      throw SystemError.fileFailed(file: URL(fileURLWithPath: path).lastPathComponent)
    }
  }

  /// Makes a rename in a folder survive a loss of power.
  static func sync(folder: String) {
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
