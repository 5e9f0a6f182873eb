import Foundation

/// Where mail is handed over: a folder in which each letter appears once, whole, as an `.eml` file.
struct MailFolder: Sendable {
  let path: String

  /// Puts a message there under its name; one that is there already stays as it is.
  ///
  /// A link never replaces a file, so that of two tries, or of two processes, one alone makes the name.
  func put(_ bytes: [UInt8], name: String) throws(MailError) {
    let target = "\(path)/\(name).eml"
    let draft = "\(path)/.\(name).\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw .folderUnusable }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .folderUnusable }
    defer { unlink(draft) }
    let isWritten = Self.write(bytes, to: descriptor)
    guard close(descriptor) == 0, isWritten else { throw .folderUnusable }
    guard link(draft, target) == 0 || errno == EEXIST else { throw .folderUnusable }
    try sync()
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0
  }

  /// Puts the folder's names on the disk.
  private func sync() throws(MailError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .folderUnusable }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .folderUnusable }
  }
}
