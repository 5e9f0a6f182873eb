import Formats

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension WorkspaceKey {
  /// Makes a new key and writes it to a new file of mode 0600, durably, as 64 hexadecimal digits.
  ///
  /// Throws `VaultError`: `.keyFileExists` when anything is there already, else `.keyFileFailed`.
  public static func create(at path: String) throws -> WorkspaceKey {
    let key = WorkspaceKey()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? VaultError.keyFileExists(path: path) : failure(path)
    }
    defer { close(descriptor) }
    var rest = key.withBytes { Array((Hex.encode($0) + "\n").utf8) }[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw abandon(path) }
      rest = rest.dropFirst(written)
    }
    guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else { throw abandon(path) }
    try syncFolder(of: path)
    return key
  }

  /// Reads the key from its file.
  ///
  /// Throws `VaultError`: `.keyFileMissing`, `.keyFileOpenToOthers` when group or others may read
  /// it, `.keyFileMalformed` or `.keyFileFailed`.
  public static func load(at path: String) throws -> WorkspaceKey {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? VaultError.keyFileMissing(path: path) : failure(path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw VaultError.keyFileMalformed(path: path) }
    guard status.st_mode & 0o077 == 0 else { throw VaultError.keyFileOpenToOthers(path: path) }
    let text = try contents(descriptor, path)
    let digits = text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...]
    guard let bytes = Hex.decode(String(decoding: digits, as: UTF8.self)),
      let key = WorkspaceKey(bytes: bytes)
    else { throw VaultError.keyFileMalformed(path: path) }
    return key
  }

  /// Reads at most one byte more than a key file has, so that a wrong path costs nothing.
  private static func contents(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: byteCount * 2 + 2)
    while text.count < buffer.count {
      let wanted = buffer.count - text.count
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, wanted) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { break }
      text += buffer.prefix(count)
    }
    return text
  }

  /// The name of the new file is durable only once its folder is.
  private static func syncFolder(of path: String) throws {
    let folder: String
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      folder = slash == path.startIndex ? "/" : String(path[..<slash])
    } else {
      folder = "."
    }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Half a key is no key: the file that this call made is removed again.
  private static func abandon(_ path: String) -> VaultError {
    let error = failure(path)
    unlink(path)
    return error
  }

  private static func failure(_ path: String) -> VaultError {
    .keyFileFailed(path: path, code: errno)
  }
}
