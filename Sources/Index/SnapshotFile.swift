import Evidence
import Formats
import Foundation
import Store
import Vault

/// The file of a stored snapshot: a head of 36 bytes, then frames sealed under the workspace's key.
///
/// Each frame is bound to the file's random name, to its own number, and to whether it is the last; so frames of two
/// files do not mix, none can change its place, and none can be missing. The first one holds the stamp.
struct SnapshotFile: Sendable {
  static let magic = Array("aboveboard/index".utf8)
  static let format: UInt32 = 1

  let folder: String
  let vault: Vault

  var path: String { folder + "/snapshot" }

  /// The file's size, nil when there is none.
  var size: Int? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
  }

  static func context(_ name: String, _ number: Int, isLast: Bool) -> String {
    "index snapshot \(format) \(name) \(number) \(isLast ? "last" : "more")"
  }

  /// Writes a new file under another name, syncs it, and gives it its name; says whether it did.
  ///
  /// Nothing is written while another process writes: what it writes is as good. A file without its name is never read,
  /// and written over by the next.
  func write(_ stamp: SnapshotStamp, _ snapshot: Snapshot, _ queue: DayQueue) throws -> Bool {
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let lock = try FileLock(path: folder + "/lock").tryLock() else { return false }
    // Let go with its last reference.
    defer { withExtendedLifetime(lock) {} }
    let unfinished = folder + "/unfinished"
    try? files.removeItem(atPath: unfinished)
    guard
      files.createFile(
        atPath: unfinished, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: unfinished)
    else { throw CocoaError(.fileWriteUnknown) }
    do {
      defer { try? file.close() }
      try write(stamp, snapshot, queue, to: file)
      try file.synchronize()
    } catch {
      // What does not fit would only fill the disk.
      try? files.removeItem(atPath: unfinished)
      throw error
    }
    guard rename(unfinished, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    try Self.syncFolder(folder)
    return true
  }

  private func write(
    _ stamp: SnapshotStamp, _ snapshot: Snapshot, _ queue: DayQueue, to file: FileHandle
  ) throws {
    var random = SystemRandomNumberGenerator()
    var id: [UInt8] = []
    for _ in 0..<2 { id.append(number: random.next() as UInt64) }
    let name = Hex.encode(id)
    var head = Self.magic
    head.append(number: Self.format)
    try file.write(contentsOf: head + id)
    var number = 0
    func add(_ part: [UInt8], isLast: Bool) throws {
      let sealed = try vault.sealWorkspace(
        part, context: Self.context(name, number, isLast: isLast))
      var length: [UInt8] = []
      length.append(number: UInt32(sealed.count))
      try file.write(contentsOf: length + sealed)
      number += 1
    }
    try add(stamp.bytes, isLast: false)
    try SnapshotRecords.write(snapshot, queue) { try add($0, isLast: $1) }
  }

  /// A rename survives a power loss once its folder is synced.
  private static func syncFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Opens the file; its first part is the stamp.
  func read() throws(SnapshotRefusal) -> SnapshotFrames {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .missing }
    return try SnapshotFrames(file, vault)
  }
}
