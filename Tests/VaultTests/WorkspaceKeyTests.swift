import Crypto
import Foundation
import TestSupport
import Testing
import Vault

@Suite struct WorkspaceKeyTests {
  @Test("a key file is read back as the same key, and only its owner can read it")
  func roundTrip() throws {
    let folder = try TestFolder()
    let path = folder.path + "/key"
    let made = try WorkspaceKey.create(at: path)
    let loaded = try WorkspaceKey.load(at: path)
    #expect(made.derive("x") == loaded.derive("x"))
    #expect(made.derive("x") != made.derive("y"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.utf8.count == 65)
  }

  @Test("a key file that is there is never overwritten")
  func noOverwriting() throws {
    let folder = try TestFolder()
    let path = folder.path + "/key"
    let first = try WorkspaceKey.create(at: path)
    #expect(throws: VaultError.keyFileExists(path: path)) { try WorkspaceKey.create(at: path) }
    #expect(try WorkspaceKey.load(at: path).derive("x") == first.derive("x"))
  }

  @Test(
    "a file that holds no key is refused",
    arguments: ["", "00", String(repeating: "zz", count: 32), String(repeating: "00", count: 33)])
  func malformed(text: String) throws {
    let folder = try TestFolder()
    let path = folder.path + "/key"
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
    #expect(throws: VaultError.keyFileMalformed(path: path)) { try WorkspaceKey.load(at: path) }
  }

  @Test("a missing file, a folder and a file that others can read are refused, each for its reason")
  func unusable() throws {
    let folder = try TestFolder()
    let missing = folder.path + "/none"
    #expect(throws: VaultError.keyFileMissing(path: missing)) {
      try WorkspaceKey.load(at: missing)
    }
    #expect(throws: VaultError.keyFileMalformed(path: folder.path)) {
      try WorkspaceKey.load(at: folder.path)
    }
    let open = folder.path + "/open"
    _ = try WorkspaceKey.create(at: open)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: open)
    #expect(throws: VaultError.keyFileOpenToOthers(path: open)) {
      try WorkspaceKey.load(at: open)
    }
  }

  @Test("nothing prints a key")
  func neverPrinted() async throws {
    let folder = try TestFolder()
    let bytes = [UInt8](repeating: 0xAB, count: 32)
    let key = try #require(WorkspaceKey(bytes: bytes))
    let subject = try #require(try await folder.vault(key: key).makeKeys(for: [1])[1])
    var dumped = "\(key) \(subject) \(subject.commitmentKey)"
    dump(key, to: &dumped)
    dump(subject, to: &dumped)
    dump(subject.commitmentKey, to: &dumped)
    let secret = subject.commitmentKey.bytes
    #expect(!dumped.contains("abab") && !dumped.contains("171"))
    #expect(!dumped.contains(secret.map { String($0) }.joined(separator: ", ")))
    #expect(WorkspaceKey(bytes: Array(bytes.dropLast())) == nil)
  }
}
