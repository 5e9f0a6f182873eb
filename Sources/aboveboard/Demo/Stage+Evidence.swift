import Evidence
import Foundation
import Vault
import Workspace

extension Stage {
  /// The end: the log is checked from its files alone, and one flipped byte is found.
  func tellEvidence() async throws {
    title(
      "9  The evidence",
      "Everything above, the erasure too, has left a leaf in a log of hashes. A stranger checks it from its files "
        + "alone: no database, no network, no trust in us.")
    let copies = [folder + "/evidence-copy", folder + "/evidence-flipped"]
    for copy in copies { try? FileManager.default.removeItem(atPath: copy) }
    step("before", "A copy, checked with the key that we publish.")
    try await run("evidence", "export", copies[0])
    let key = workspace.evidence.verifier.text
    try await run("verify", copies[0], "--key", key)
    try await run("evidence", "export", copies[1])
    let flipped = try flip(in: copies[1])
    step("act", "One byte of another copy is changed: byte \(flipped.offset) of \(flipped.path).")
    output.line(
      terminal.dim("  $ ")
        + "printf '\\x\(Self.hex(flipped.byte))' | dd conv=notrunc bs=1 seek=\(flipped.offset) of="
        + Shell.quoted(flipped.path))
    step("after", "It is found, and named.")
    try await run("verify", copies[1], "--key", key, expecting: .wanting)
  }

  /// Changes one byte in the middle of the biggest file of entries, which no other has replaced.
  private func flip(in copy: String) throws -> (path: String, offset: Int, byte: UInt8) {
    let root = copy + "/tile/entries"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let files = names.sorted().map { root + "/" + $0 }.compactMap { path in
      FileManager.default.contents(atPath: path).map { (path: path, bytes: [UInt8]($0)) }
    }
    guard var file = files.max(by: { $0.bytes.count < $1.bytes.count }), file.bytes.count > 100
    else { throw CommandError.storyBroken("the copy has no entries") }
    let offset = file.bytes.count / 2
    file.bytes[offset] ^= 1
    try Data(file.bytes).write(to: URL(fileURLWithPath: file.path))
    return (file.path, offset, file.bytes[offset])
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count < 2 ? "0" + text : text
  }
}
