import Evidence
import Testing

@Suite struct SignedNoteTests {
  /// The example of Go's note package, whose format the specification took over.
  static let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let text = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  static let line = """
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

    """
  static let note = Array("\(text)\n\(line)".utf8)

  @Test("the published example verifies and is written back byte for byte")
  func example() throws {
    let note = try SignedNote(parsing: Self.note)
    let key = try NoteVerifier(Self.key)
    #expect(note.text == Array(Self.text.utf8))
    #expect(try note.verify(by: [key]) == [key])
    #expect(note.bytes == Self.note)
    #expect(key.text == Self.key)
    #expect(key.name == "PeterNeumann")
    #expect(key.keyID == 0xC74F_20A3)
  }

  @Test("no changed byte of a note is accepted")
  func flips() throws {
    let key = try NoteVerifier(Self.key)
    for index in Self.note.indices {
      for bit in 0..<8 {
        var bytes = Self.note
        bytes[index] ^= 1 << bit
        #expect(throws: NoteError.self) { try SignedNote(parsing: bytes).verify(by: [key]) }
      }
    }
  }

  @Test("a note signed by our key verifies under its published form only")
  func ownKey() throws {
    let signer = try NoteSigner(name: "log.example/a", seed: Array(0..<32))
    let other = try NoteSigner(name: "log.example/a", seed: Array(1..<33))
    let note = try SignedNote(signing: Array("hello\n".utf8), by: signer)
    let published = try NoteVerifier(signer.verifier.text)
    #expect(published == signer.verifier)
    try SignedNote(parsing: note.bytes).verify(by: [published])
    #expect(throws: NoteError.notSigned) { try note.verify(by: [other.verifier]) }
    #expect(throws: NoteError.notSigned) { try note.verify(by: []) }
  }

  @Test("signatures of unknown keys are ignored, wrong ones of known keys are not")
  func cosignatures() throws {
    let log = try NoteSigner(name: "log.example", seed: Array(0..<32))
    let witness = try NoteSigner(name: "witness.example", seed: Array(1..<33))
    let text = Array("hello\n".utf8)
    var note = try SignedNote(signing: text, by: log)
    try note.cosign(by: witness)
    #expect(try note.verify(by: [log.verifier]) == [log.verifier])
    #expect(try note.verify(by: [witness.verifier, log.verifier]).count == 2)
    let stolen = try SignedNote(signing: Array("other\n".utf8), by: witness)
    let mixed = try SignedNote(
      parsing: try SignedNote(signing: text, by: log).bytes
        + Array(stolen.bytes.dropFirst("other\n\n".utf8.count)))
    #expect(throws: NoteError.wrongSignature(name: "witness.example")) {
      try mixed.verify(by: [log.verifier, witness.verifier])
    }
    #expect(try mixed.verify(by: [log.verifier]) == [log.verifier])
  }

  @Test("the text may hold blank lines: the last one separates the signatures")
  func blankLines() throws {
    let signer = try NoteSigner(name: "log.example", seed: Array(0..<32))
    let text = Array("é subito\n\nsera\n".utf8)
    let note = try SignedNote(signing: text, by: signer)
    #expect(try SignedNote(parsing: note.bytes).text == text)
  }

  @Test("one text in two Unicode spellings is two notes")
  func spellings() throws {
    let signer = try NoteSigner(name: "log.example", seed: Array(0..<32))
    let composed = try SignedNote(signing: Array("\u{E9}\n".utf8), by: signer)
    let decomposed = try SignedNote(signing: Array("e\u{301}\n".utf8), by: signer)
    #expect(composed.signatures != decomposed.signatures)
    let left = try NoteSigner(name: "\u{E9}", seed: Array(0..<32))
    let right = try NoteSigner(name: "e\u{301}", seed: Array(0..<32))
    #expect(left.verifier != right.verifier)
    #expect(throws: NoteError.notSigned) {
      try SignedNote(signing: Array("x\n".utf8), by: left).verify(by: [right.verifier])
    }
  }

  @Test(
    "hostile notes are refused by what is wrong with them",
    arguments: [
      ("", NoteError.noSignatures), ("\n", .noSignatures), ("\n\n", .noSignatures),
      ("a\n", .noSignatures), ("a\n\n", .noSignatures), ("a\n\n— n AAAAAAA=", .noSignatures),
      ("a\n\nsomething\n", .malformedSignature(line: 1)),
      ("a\n\n— n\n", .malformedSignature(line: 1)),
      ("a\n\n—  AAAAAAA=\n", .malformedSignature(line: 1)),
      ("a\n\n— n AAAA\n", .malformedSignature(line: 1)),
      ("a\n\n— n+m AAAAAAA=\n", .malformedSignature(line: 1)),
      ("a\n\n— n\u{A0}m AAAAAAA=\n", .malformedSignature(line: 1)),
      ("a\n\n— n AAAAAAB=\n", .malformedSignature(line: 1)),
      ("a\n\n— n AAAAAAA= \n", .malformedSignature(line: 1)),
      ("a\r\n\n— n AAAAAAA=\n", .controlCharacter(offset: 1)),
      ("a\0\n\n— n AAAAAAA=\n", .controlCharacter(offset: 1)),
    ])
  func hostile(text: String, error: NoteError) {
    #expect(throws: error) { try SignedNote(parsing: Array(text.utf8)) }
  }

  @Test("a note may have 100 signatures and a megabyte, not more")
  func limits() throws {
    let line = "— n AAAAAAA=\n"
    let some = "a\n\n" + String(repeating: line, count: 100)
    #expect(try SignedNote(parsing: Array(some.utf8)).signatures.count == 100)
    #expect(throws: NoteError.tooManySignatures) {
      try SignedNote(parsing: Array((some + line).utf8))
    }
    let long = [UInt8](repeating: 0x61, count: SignedNote.maxBytes + 1)
    #expect(throws: NoteError.tooLong(bytes: long.count)) { try SignedNote(parsing: long) }
    #expect(throws: NoteError.notUTF8) { try SignedNote(parsing: [0xFF, 0x0A]) }
  }

  @Test(
    "bad keys are refused",
    arguments: [
      ("", NoteError.malformedKey), ("PeterNeumann", .malformedKey),
      ("PeterNeumann+c74f20a3", .malformedKey), ("PeterNeumann+c74f20a3+", .malformedKey),
      ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", .malformedKey),
      ("PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .malformedKey),
      (
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .keyHashMismatch
      ),
      (
        "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .keyHashMismatch
      ),
      (
        "PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .unsupportedKeyType(4)
      ),
      (
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .malformedName
      ),
    ])
  func badKeys(text: String, error: NoteError) {
    #expect(throws: error) { try NoteVerifier(text) }
  }

  @Test("what a note cannot carry is not signed")
  func refusesToSign() throws {
    let signer = try NoteSigner(name: "log.example", seed: Array(0..<32))
    for text in ["", "no newline", "tab\t\n"] {
      #expect(throws: NoteError.malformedText) {
        try SignedNote(signing: Array(text.utf8), by: signer)
      }
    }
    #expect(throws: NoteError.malformedName) { try NoteSigner(name: "a b", seed: Array(0..<32)) }
    #expect(throws: NoteError.malformedKey) { try NoteSigner(name: "a", seed: Array(0..<31)) }
  }

  @Test("a signer shows its name and nothing of its seed")
  func silence() throws {
    let seed = Array(UInt8(100)..<132)
    let signer = try NoteSigner(name: "log.example", seed: seed)
    var dumped = ""
    dump(signer, to: &dumped)
    for shown in ["\(signer)", String(reflecting: signer), dumped] {
      #expect(shown.contains("log.example"))
      #expect(!shown.contains("100, 101"))
      #expect(!shown.contains("6465"))
    }
  }
}
