#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A log's files in a folder; a write returns when it survives a power loss.
public struct FolderTiles: TileFiles {
  /// Why a file could not be read or written.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// What was tried: read, write, list or remove.
    public let operation: String
    /// The file, relative to the log's folder.
    public let path: String
    /// The system's error number; 0 for a path that leaves the folder.
    public let code: Int32

    /// What failed, where and why, in one lower-case sentence.
    public var description: String {
      let reason = code == 0 ? "not a path inside the log" : String(cString: strerror(code))
      return "could not \(operation) \(path): \(reason)"
    }
  }

  /// The largest file a log can have, a bundle of 256 entries of 65,535 bytes; no more is read.
  public static let maxFileBytes = 256 * 65_537

  /// The folder's path.
  public let folder: String

  /// Uses a folder, which is made when the first file is written.
  public init(folder: String) {
    self.folder = folder
  }

  /// The file's bytes; nil when there is no such file.
  public func read(_ path: String) throws -> [UInt8]? {
    let descriptor = open(try location(of: path, for: "read"), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Failure(operation: "read", path: path, code: errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Self.retried {
        block.withUnsafeMutableBytes { buffer in
          systemRead(descriptor, buffer)
        }
      }
      guard count >= 0 else { throw Failure(operation: "read", path: path, code: errno) }
      if count == 0 { return bytes }
      bytes += block[..<count]
      guard bytes.count <= Self.maxFileBytes else {
        throw Failure(operation: "read", path: path, code: EFBIG)
      }
    }
  }

  /// Writes a new file beside the old one, syncs it, renames it and syncs the folder.
  public func write(_ path: String, _ bytes: [UInt8]) throws {
    let target = try location(of: path, for: "write")
    let parent = Self.parent(of: target)
    func check(_ succeeded: Bool) throws {
      guard succeeded else { throw Failure(operation: "write", path: path, code: errno) }
    }
    try check(Self.makeFolder(parent))
    // One writer a log: a leftover of a crash has the same name and is written over.
    let temporary = target + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try check(descriptor >= 0)
    do {
      defer { close(descriptor) }
      var written = 0
      while written < bytes.count {
        let count = Self.retried {
          bytes.withUnsafeBytes { buffer in
            systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
          }
        }
        try check(count > 0)
        written += count
      }
      try check(fsync(descriptor) == 0)
    }
    try check(rename(temporary, target) == 0)
    try check(Self.syncFolder(parent))
  }

  /// The names directly in a folder, in byte order.
  public func names(in folder: String) throws -> [String] {
    guard let stream = opendir(try location(of: folder, for: "list")) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw Failure(operation: "list", path: folder, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file or an empty folder; nothing happens when there is none.
  public func remove(_ path: String) throws {
    let target = try location(of: path, for: "remove")
    guard systemRemove(target) == 0 || errno == ENOENT else {
      throw Failure(operation: "remove", path: path, code: errno)
    }
  }

  private func location(of path: String, for operation: String) throws -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isInside = parts.allSatisfy { part in
      !part.isEmpty && !part.contains(0) && !part.elementsEqual(".".utf8)
        && !part.elementsEqual("..".utf8)
    }
    guard isInside else { throw Failure(operation: operation, path: path, code: 0) }
    return folder + "/" + path
  }
}

extension FolderTiles {
  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it; each new name is synced in the folder that holds it.
  private static func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o755) == 0 { return syncFolder(parent(of: path)) }
    if errno == EEXIST { return true }
    let above = parent(of: path)
    guard errno == ENOENT, above != path, makeFolder(above) else { return false }
    return mkdir(path, 0o755) == 0 ? syncFolder(above) : errno == EEXIST
  }

  private static func syncFolder(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  private static func retried(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

// Inside the type, its own methods of the same names would be found first.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

private func systemRemove(_ path: String) -> Int32 { remove(path) }
