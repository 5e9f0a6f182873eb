import Evidence
import Testing

@Suite struct CheckpointTests {
  let signer: NoteSigner
  let root = Merkle.leafHash([1])

  init() throws { signer = try NoteSigner(name: "log.example", seed: Array(0..<32)) }

  @Test("a checkpoint comes back from its signed note")
  func roundTrip() throws {
    let checkpoint = try Checkpoint(origin: "log.example", size: 20_852_163, root: root)
    let note = try SignedNote(parsing: try checkpoint.note(signedBy: signer).bytes)
    #expect(try Checkpoint(verifying: note, by: signer.verifier) == checkpoint)
    #expect(note.text == Array("log.example\n20852163\n\(root.base64)\n".utf8))
  }

  @Test("extension lines are kept and covered by the signature")
  func extensionLines() throws {
    let text = "log.example\n1\n\(root.base64)\nmore\n"
    let note = try SignedNote(signing: Array(text.utf8), by: signer)
    let checkpoint = try Checkpoint(verifying: note, by: signer.verifier)
    #expect(checkpoint.extensions == ["more"])
    #expect(checkpoint.text == Array(text.utf8))
  }

  @Test("a key does not speak for a log of another name unless the caller says so")
  func origin() throws {
    let checkpoint = try Checkpoint(origin: "other.example", size: 1, root: root)
    let note = try checkpoint.note(signedBy: signer)
    #expect(throws: NoteError.wrongOrigin(expected: "log.example")) {
      try Checkpoint(verifying: note, by: signer.verifier)
    }
    let named = try Checkpoint(verifying: note, by: signer.verifier, origin: "other.example")
    #expect(named == checkpoint)
  }

  @Test(
    "texts that are not a checkpoint are refused by line",
    arguments: [
      ("log.example\n", 1), ("log.example\n1\n", 1), ("\n1\nROOT\n", 1),
      ("log.example\n-1\nROOT\n", 2), ("log.example\n+1\nROOT\n", 2),
      ("log.example\n01\nROOT\n", 2), ("log.example\n\nROOT\n", 2),
      ("log.example\n1 \nROOT\n", 2), ("log.example\n9223372036854775808\nROOT\n", 2),
      ("log.example\n99999999999999999999999\nROOT\n", 2), ("log.example\n0x1\nROOT\n", 2),
      ("log.example\n1\nAAAA\n", 3), ("log.example\n1\nROOT=\n", 3),
      ("log.example\n0\nROOT\n", 3), ("log.example\n1\nROOT\n\nmore\n", 4),
    ])
  func hostile(text: String, line: Int) throws {
    let text = text.replacing("ROOT", with: root.base64)
    let note = try SignedNote(signing: Array(text.utf8), by: signer)
    #expect(throws: NoteError.malformedCheckpoint(line: line)) {
      try Checkpoint(verifying: note, by: signer.verifier)
    }
  }

  @Test("the largest size is read")
  func largest() throws {
    let text = "log.example\n9223372036854775807\n\(root.base64)\n"
    let note = try SignedNote(signing: Array(text.utf8), by: signer)
    #expect(try Checkpoint(unverified: note).size == .max)
  }

  @Test("impossible heads are not made")
  func impossible() {
    for origin in ["", "a\nb", "a\u{0}"] {
      #expect(throws: NoteError.malformedCheckpoint(line: 1)) {
        try Checkpoint(origin: origin, size: 1, root: root)
      }
    }
    #expect(throws: NoteError.malformedCheckpoint(line: 2)) {
      try Checkpoint(origin: "a", size: -1, root: root)
    }
    #expect(throws: NoteError.malformedCheckpoint(line: 3)) {
      try Checkpoint(origin: "a", size: 0, root: root)
    }
    #expect(throws: Never.self) { try Checkpoint(origin: "a", size: 0, root: Merkle.emptyRoot) }
  }
}
