import Formats
import Foundation
import TestSupport
import Testing

@testable import Access

@Suite struct ZipTests {
  private func archive(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var zip = ZipWriter(at: time(1_234_567)) { bytes += $0 }
    for (path, content) in files { try zip.add(path, content) }
    try zip.finish()
    return bytes
  }

  @Test("the checksum is that of ZIP, whatever the length")
  func checksum() {
    #expect(CRC32.sum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.sum([]) == 0)
    #expect(CRC32.sum(Array("a".utf8)) == 0xE8B7_BE43)
    // The eight-byte steps and the single ones agree.
    let bytes = (0..<1_021).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var slow: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      slow ^= UInt32(byte)
      for _ in 0..<8 { slow = slow & 1 == 1 ? slow >> 1 ^ 0xEDB8_8320 : slow >> 1 }
    }
    #expect(CRC32.sum(bytes) == ~slow)
  }

  @Test("an archive is taken apart again however it comes, and a changed or foreign one is refused")
  func apart() throws {
    let large = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
    let whole = try archive([("a.txt", Array("hello".utf8)), ("b/c.json", []), ("d", large)])
    for step in [1, 29, 31, 4_096, whole.count] {
      var reader = ZipReader()
      var files: [(path: String, bytes: [UInt8])] = []
      for start in stride(from: 0, to: whole.count, by: step) {
        files += try reader.take(Array(whole[start..<min(start + step, whole.count)]))
      }
      #expect(files.map(\.path) == ["a.txt", "b/c.json", "d"])
      #expect(files.map(\.bytes) == [Array("hello".utf8), [], large])
    }
    var changed = whole
    changed[36] ^= 1
    for bad in [changed, Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 9, count: 40)] {
      #expect(throws: PackageError.damaged) {
        var reader = ZipReader()
        _ = try reader.take(bad)
      }
    }
  }

  @Test("another program opens the archive and finds every file as it was")
  func opens() throws {
    let folder = try TestFolder()
    let large = [UInt8](repeating: 7, count: 200_000)
    let bytes = try archive([("a.txt", Array("hello".utf8)), ("b/c.json", []), ("d", large)])
    let path = folder.path + "/a.zip"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      print([(i.filename, i.file_size, i.date_time) for i in z.infolist()])
      """, path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 0)
    #expect(
      text.trimmingCharacters(in: .newlines)
        == "[('a.txt', 5, (2026, 1, 15, 6, 56, 6)), ('b/c.json', 0, (2026, 1, 15, 6, 56, 6)), "
        + "('d', 200000, (2026, 1, 15, 6, 56, 6))]")
  }

  @Test(
    "a path that leads out of the folder, or stands twice, is refused",
    arguments: ["../a", "/a", "a//b", "a/../b", "", "a b", "a\\b", "é", "a/."])
  func paths(path: String) {
    #expect(throws: PackageError.unusablePath) { try archive([(path, [1])]) }
    #expect(throws: PackageError.unusablePath) { try archive([("a", [1]), ("a", [2])]) }
  }
}
