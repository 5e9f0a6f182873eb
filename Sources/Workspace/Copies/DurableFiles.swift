import Evidence
import Foundation

/// Files that are on the disk, whole, when the call returns.
enum DurableFiles {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  static func remove(_ path: String) throws {
    if exists(path) { try FileManager.default.removeItem(atPath: path) }
  }

  static func move(_ from: String, to path: String) throws {
    try FileManager.default.moveItem(atPath: from, toPath: path)
  }

  /// Puts a folder's names on the disk.
  static func sync(folder path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CocoaError(.fileReadNoSuchFile) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Writes beside the old file, then takes its place.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let handle = try create(path + ".new")
    defer { try? handle.close() }
    try handle.write(contentsOf: Data(bytes))
    try handle.synchronize()
    guard rename(path + ".new", path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    try sync(folder: (path as NSString).deletingLastPathComponent)
  }

  /// A new, empty file that its owner alone can read.
  static func create(_ path: String) throws -> FileHandle {
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
    return handle
  }

  /// Copies a file; returns what was copied.
  static func copy(_ from: String, to path: String) throws -> FileSum {
    guard let source = FileHandle(forReadingAtPath: from) else {
      throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: from])
    }
    defer { try? source.close() }
    let target = try create(path)
    defer { try? target.close() }
    var sum = FileSum.Running()
    while let block = try source.read(upToCount: 1 << 20), !block.isEmpty {
      sum.add([UInt8](block))
      try target.write(contentsOf: block)
    }
    try target.synchronize()
    return sum.result
  }

  /// The length and hash of a file, or nil when there is none.
  static func sum(_ path: String) throws -> FileSum? {
    guard let source = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? source.close() }
    var sum = FileSum.Running()
    while let block = try source.read(upToCount: 1 << 20), !block.isEmpty {
      sum.add([UInt8](block))
    }
    return sum.result
  }
}

/// A file's length and SHA-256.
struct FileSum: Sendable, Equatable {
  var bytes: Int64
  var digest: Digest32

  /// A sum that grows block by block.
  struct Running {
    private var bytes: Int64 = 0
    private var stream = DigestStream()

    mutating func add(_ block: [UInt8]) {
      bytes += Int64(block.count)
      stream.update(block)
    }

    var result: FileSum { FileSum(bytes: bytes, digest: stream.digest) }
  }
}
