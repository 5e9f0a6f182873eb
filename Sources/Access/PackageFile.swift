import Formats
import Foundation
import Store

/// A file of sealed packages in the making; it bears its name once it is whole and on the disk.
final class PackageFile {
  let name: String
  private let folder: String
  private let handle: FileHandle
  private(set) var length: Int64 = 0

  /// Begins a file; the folder is made if it is not there.
  init(in folder: String, at now: Timestamp) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    self.folder = folder
    name = UUIDv7.make(at: now).text + ".sealed"
    let path = folder + "/" + name + ".part"
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteNoPermission) }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws {
    try handle.write(contentsOf: bytes)
    length += Int64(bytes.count)
  }

  /// Puts it on the disk, then gives it its name.
  func finish() throws {
    try handle.synchronize()
    try handle.close()
    let path = folder + "/" + name
    guard rename(path + ".part", path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CocoaError(.fileReadNoSuchFile) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Forgets it.
  func abandon() {
    try? handle.close()
    try? FileManager.default.removeItem(atPath: folder + "/" + name + ".part")
  }
}
