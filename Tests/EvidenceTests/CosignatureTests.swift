import Crypto
import Evidence
import Formats
import Testing

@Suite struct CosignatureTests {
  let log: NoteSigner
  let witness: CosignatureSigner
  let note: SignedNote
  let time = Timestamp(microseconds: 1_679_315_147_000_000)

  init() throws {
    log = try NoteSigner(name: "log.example", seed: Array(0..<32))
    witness = try CosignatureSigner(name: "witness.example/w1", seed: Array(32..<64))
    note = try Checkpoint(
      origin: "log.example", size: 1, root: Merkle.leafHash(Array("x".utf8))
    ).note(signedBy: log)
  }

  @Test("a cosignature is the one that tlog-cosignature spells out, made with nothing of ours")
  func independent() throws {
    var cosigned = note
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: Array(UInt8(32)..<64))
    let message =
      Array("cosignature/v1\ntime 1679315147\n".utf8) + note.text
    let id = SHA256.hash(
      data: Array("witness.example/w1\n".utf8) + [4] + Array(key.publicKey.rawRepresentation)
    ).prefix(4)
    let stamp: [UInt8] = [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB]
    let bytes = Array(id) + stamp + Array(try key.signature(for: message))
    let line = Array("— witness.example/w1 \(Base64.encode(bytes))\n".utf8)
    try cosigned.add(cosignatures: line, of: witness.verifier)
    #expect(try witness.verifier.time(of: cosigned) == time)
    try cosigned.verify(by: [log.verifier])
    #expect(try SignedNote(parsing: cosigned.bytes) == cosigned)
  }

  @Test("a witness's key survives its published form, and a log's key is not taken for one")
  func keys() throws {
    let text = witness.verifier.text
    #expect(try CosignatureVerifier(text) == witness.verifier)
    #expect(throws: NoteError.notAWitness(1)) { try CosignatureVerifier(log.verifier.text) }
    #expect(throws: NoteError.unsupportedKeyType(4)) { try NoteVerifier(text) }
    #expect(throws: NoteError.keyHashMismatch) {
      try CosignatureVerifier("other" + text)
    }
  }

  @Test("no changed byte of a cosignature is taken")
  func flips() throws {
    let line = try witness.line(for: note, at: time)
    for place in line.indices.dropLast() {
      var changed = line
      changed[place] ^= 1
      var target = note
      #expect(throws: NoteError.self, "byte \(place)") {
        try target.add(cosignatures: changed, of: witness.verifier)
      }
      #expect(target == note)
    }
    let other = try Checkpoint(
      origin: "log.example", size: 1, root: Merkle.leafHash(Array("y".utf8))
    ).note(signedBy: log)
    var target = other
    #expect(throws: NoteError.wrongSignature(name: "witness.example/w1")) {
      try target.add(cosignatures: line, of: witness.verifier)
    }
  }

  @Test("lines of others in an answer are left out, and a second answer replaces the first")
  func others() throws {
    let stranger = try CosignatureSigner(name: "stranger.example", seed: Array(64..<96))
    var cosigned = note
    try cosigned.add(
      cosignatures: try stranger.line(for: note, at: time) + witness.line(for: note, at: time),
      of: witness.verifier)
    #expect(cosigned.signatures.map(\.name) == ["log.example", "witness.example/w1"])
    let later = time.adding(seconds: 60)
    try cosigned.add(
      cosignatures: try witness.line(for: note, at: later), of: witness.verifier)
    #expect(cosigned.signatures.count == 2)
    #expect(try witness.verifier.time(of: cosigned) == later)
    #expect(throws: NoteError.notCosigned(name: "stranger.example")) {
      try stranger.verifier.time(of: cosigned)
    }
  }
}
