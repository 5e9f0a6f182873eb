import Evidence
import TestSupport
import Testing

@Suite struct HostileBytesTests {
  /// Random splices, repetitions and bit flips of a valid text.
  static func mutate(_ original: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = Int.random(in: start..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(start...min(end, start + 40))
      case 2: bytes.insert(contentsOf: bytes[start...min(end, start + 40)], at: start)
      default: bytes.insert(contentsOf: random.bytes(3), at: start)
      }
    }
    return bytes
  }

  @Test("what is read from mutated bytes is written back as those bytes, all else is an error")
  func mutations() throws {
    var random = SplitMix64(seed: 11)
    let note = SignedNoteTests.note
    let proof = LogProof(
      index: 5, hashes: [Merkle.emptyRoot], checkpoint: try SignedNote(parsing: note), extra: [1])
    for _ in 0..<1_500 {
      let bytes = Self.mutate(note, &random)
      if let read = try? SignedNote(parsing: bytes) { #expect(read.bytes == bytes) }
      let file = Self.mutate(proof.bytes, &random)
      if let read = try? LogProof(parsing: file) { #expect(read.bytes == file) }
      let key = String(
        decoding: Self.mutate(Array(SignedNoteTests.key.utf8), &random), as: UTF8.self)
      if let read = try? NoteVerifier(key) { #expect(read.text == key) }
    }
  }

  @Test("a bundle of random bytes never traps the verifier")
  func randomFiles() throws {
    var random = SplitMix64(seed: 12)
    var log = try TileLog(files: MemoryTiles())
    try log.append((0..<20).map { entry($0) })
    let head = try Checkpoint(origin: "log.example", size: 20, root: log.root)
    let signer = try NoteSigner(name: "log.example", seed: Array(0..<32))
    for _ in 0..<100 {
      let files = MemoryTiles()
      try files.write(Checkpoint.path, try head.note(signedBy: signer).bytes)
      for path in ["tile/0/000.p/20", "tile/entries/000.p/20", "tile/entries/000.p/3"] {
        try files.write(path, random.bytes(Int.random(in: 0...700, using: &random)))
      }
      #expect(try !LogVerifier(files: files, key: signer.verifier).verify().isIntact)
    }
  }
}
