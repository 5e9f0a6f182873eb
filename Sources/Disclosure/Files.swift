import Crypto
import Foundation

/// Durable files: a file is on disk, whole, before it bears its name.
enum Files {
  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try Data(bytes).write(to: url, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Joins parts under a header; returns the size and SHA-256 of the whole, which is on disk when it returns.
  static func join(header: [UInt8], parts: [String], into path: String) throws -> (Int, [UInt8]) {
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let out = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? out.close() }
    var hash = SHA256()
    var total = header.count
    hash.update(data: header)
    try out.write(contentsOf: header)
    for part in parts {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: part), options: .alwaysMapped)
      hash.update(data: bytes)
      try out.write(contentsOf: bytes)
      total += bytes.count
    }
    try out.synchronize()
    return (total, Array(hash.finalize()))
  }

  /// The SHA-256 and size of a file and the number of its line ends, read in blocks; nil when there is none.
  static func digest(_ path: String) throws -> (bytes: Int, lines: Int, hash: [UInt8])? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    var hash = SHA256()
    var total = 0
    var lines = 0
    while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty {
      hash.update(data: block)
      total += block.count
      lines += block.reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
    }
    return (total, lines, Array(hash.finalize()))
  }

  static func contents(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func rename(_ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: from, toPath: to)
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
