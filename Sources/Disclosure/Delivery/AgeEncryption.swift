import Foundation
import Glibc

/// Encrypts to a recipient's key with Debian's `age`, through a pipe: what is encrypted lies on no disk in the clear.
enum AgeEncryption {
  /// Where the program is; nil when it is not installed.
  static var program: String? {
    ["/usr/bin/age", "/usr/local/bin/age"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// Writes a file that only the holder of the key can read.
  ///
  /// - Parameters:
  ///   - key: the public key, `age1…`.
  ///   - recipient: whose it is, for the error.
  ///   - path: the encrypted file; on disk when this returns.
  ///   - body: gives the bytes, in pieces.
  /// - Throws: `DisclosureError.ageMissing`, `.notEncrypted`.
  static func write(
    to key: String, of recipient: String, into path: String, isArmoured: Bool = false,
    _ body: (_ write: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard let program else { throw DisclosureError.ageMissing }
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let out = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? out.close() }
    // A socket, since writing to a pipe whose reader has ended would end us too.
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["--encrypt", "--recipient", key] + (isArmoured ? ["--armor"] : [])
    process.standardInput = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    do {
      defer { close(ends[1]) }
      try process.run()
    } catch {
      close(ends[0])
      throw DisclosureError.ageMissing
    }
    do {
      defer { close(ends[0]) }
      try body { try send($0, to: ends[0], of: recipient) }
    } catch {
      process.waitUntilExit()
      throw error
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw DisclosureError.notEncrypted(recipient: recipient)
    }
    try out.synchronize()
  }

  /// Bytes that only the holder of the key can read, as text; what is in a file for that moment is encrypted too.
  ///
  /// - Throws: `DisclosureError.ageMissing`, `.notEncrypted`.
  static func armoured(_ bytes: [UInt8], to key: String, of recipient: String) throws -> [UInt8] {
    let path =
      FileManager.default.temporaryDirectory.path + "/aboveboard-\(UUID().uuidString).age"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(to: key, of: recipient, into: path, isArmoured: true) { try $0(bytes) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func send(_ bytes: [UInt8], to end: Int32, of recipient: String) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DisclosureError.notEncrypted(recipient: recipient) }
      sent += count
    }
  }
}
