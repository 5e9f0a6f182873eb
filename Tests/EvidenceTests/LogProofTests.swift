import Evidence
import Testing

@Suite struct LogProofTests {
  let signer: NoteSigner
  let proof: LogProof

  init() throws {
    signer = try NoteSigner(name: "log.example", seed: Array(0..<32))
    var log = try TileLog(files: MemoryTiles())
    try log.append((0..<300).map { entry($0) })
    try log.flush()
    let head = try Checkpoint(origin: "log.example", size: 300, root: log.root)
    proof = LogProof(
      index: 123, hashes: try log.inclusionProof(index: 123, size: 300),
      checkpoint: try head.note(signedBy: signer))
  }

  @Test("a proof file shows its entry offline")
  func roundTrip() throws {
    let read = try LogProof(parsing: proof.bytes)
    #expect(read == proof)
    #expect(try read.verify(entry: entry(123), by: signer.verifier).size == 300)
    #expect(throws: ProofError.rootMismatch) {
      try read.verify(entry: entry(122), by: signer.verifier)
    }
  }

  @Test("the file has the lines of the specification")
  func form() {
    let text = String(decoding: proof.bytes, as: UTF8.self)
    let start = "c2sp.org/tlog-proof@v1\nindex 123\n\(proof.hashes[0].base64)\n"
    #expect(text.hasPrefix(start))
    #expect(text.contains("=\n\nlog.example\n300\n"))
  }

  @Test("extra bytes travel along")
  func extra() throws {
    let other = LogProof(
      index: 123, hashes: proof.hashes, checkpoint: proof.checkpoint, extra: [1, 2, 3])
    #expect(try LogProof(parsing: other.bytes) == other)
    #expect(String(decoding: other.bytes, as: UTF8.self).contains("@v1\nextra AQID\nindex 123\n"))
  }

  @Test("no changed byte of a proof file is accepted")
  func flips() throws {
    for index in proof.bytes.indices {
      var bytes = proof.bytes
      bytes[index] ^= 1 << (index % 8)
      #expect(throws: (any Error).self) {
        try LogProof(parsing: bytes).verify(entry: entry(123), by: signer.verifier)
      }
    }
  }

  @Test("no beginning of a proof file is accepted")
  func truncated() {
    for length in 0..<proof.bytes.count {
      #expect(throws: NoteError.self) { try LogProof(parsing: Array(proof.bytes[..<length])) }
    }
  }

  @Test(
    "hostile proof files are refused by line",
    arguments: [
      ("c2sp.org/tlog-proof@v2\nindex 1\n\n", 1), ("c2sp.org/tlog-proof@v1\n", 2),
      ("c2sp.org/tlog-proof@v1\nindex -1\n\n", 2), ("c2sp.org/tlog-proof@v1\nindex 01\n\n", 2),
      ("c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\n", 2),
      ("c2sp.org/tlog-proof@v1\nindex\n\n", 2), ("c2sp.org/tlog-proof@v1\nextra \nindex 1\n", 2),
      ("c2sp.org/tlog-proof@v1\nextra A\nindex 1\n", 2),
      ("c2sp.org/tlog-proof@v1\nindex 1\nextra AQID\n\n", 3),
      ("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n", 3),
    ])
  func hostile(text: String, line: Int) {
    #expect(throws: NoteError.malformedProof(line: line)) {
      try LogProof(parsing: Array(text.utf8) + proof.checkpoint.bytes)
    }
  }

  @Test("a proof with more hashes than any tree has is refused")
  func tooLong() {
    let long = LogProof(
      index: 1, hashes: Array(repeating: Merkle.emptyRoot, count: 64),
      checkpoint: proof.checkpoint)
    #expect(throws: NoteError.malformedProof(line: 66)) { try LogProof(parsing: long.bytes) }
  }
}
