public import Formats

/// The signed head of a pack: what it is about, how many entries it holds, and the hash of its list of files.
public struct PackManifest: Sendable, Equatable {
  /// The form written today.
  public static let format = "aboveboard-evidence-pack/1"

  /// The log's name.
  public let origin: String
  /// What the pack is about, in a line.
  public let scope: String
  /// When it was made.
  public let made: Timestamp
  /// How many entries it holds.
  public let leaves: Int64
  /// The size of the log to which its proofs lead.
  public let size: Int64
  /// The root of that log.
  public let root: Digest32
  /// The SHA-256 of the list `SHA256SUMS`.
  public let sums: Digest32

  /// States what a pack holds.
  public init(
    origin: String, scope: String, made: Timestamp, leaves: Int64, size: Int64, root: Digest32,
    sums: Digest32
  ) {
    self.origin = origin
    self.scope = scope
    self.made = made
    self.leaves = leaves
    self.size = size
    self.root = root
    self.sums = sums
  }

  /// Reads a manifest that the log's key signed; no other line may stand in it.
  ///
  /// - Throws: ``NoteError``, with ``NoteError/malformedManifest(line:)`` for what is not one.
  public init(parsing bytes: [UInt8], by verifier: NoteVerifier) throws(NoteError) {
    let note = try SignedNote(parsing: bytes)
    try note.verify(by: [verifier])
    // Lines of keys that nobody trusts are ignored in notes; here each byte counts.
    guard note.signatures.count == 1 else { throw .tooManySignatures }
    guard let lines = NoteLines.split(note.text[...])?.map({ NoteLines.text($0) }),
      lines.count == 7
    else { throw .malformedManifest(line: 1) }
    func value(_ line: Int, _ name: String) throws(NoteError) -> String {
      guard lines[line - 1].hasPrefix(name + " ") else { throw .malformedManifest(line: line) }
      return String(lines[line - 1].dropFirst(name.count + 1))
    }
    guard lines[0] == Self.format else { throw .malformedManifest(line: 1) }
    guard lines[1].utf8.elementsEqual(verifier.name.utf8) else {
      throw .wrongOrigin(expected: verifier.name)
    }
    let scope = try value(3, "scope")
    guard let made = Timestamp(try value(4, "made")) else { throw .malformedManifest(line: 4) }
    guard let leaves = NoteLines.decimal(Array(try value(5, "leaves").utf8)) else {
      throw .malformedManifest(line: 5)
    }
    let head = try value(6, "checkpoint").split(separator: " ").map(String.init)
    guard head.count == 2, let size = NoteLines.decimal(Array(head[0].utf8)),
      let root = Digest32(base64: head[1])
    else { throw .malformedManifest(line: 6) }
    guard let sums = Digest32(hex: try value(7, "sums")) else {
      throw .malformedManifest(line: 7)
    }
    self.init(
      origin: lines[1], scope: scope, made: made, leaves: leaves, size: size, root: root,
      sums: sums)
  }

  /// The manifest signed by the log's key, ready to be stored.
  public func note(signedBy signer: NoteSigner) throws(NoteError) -> SignedNote {
    let lines = [
      Self.format, origin, "scope \(scope)", "made \(made.rfc3339)", "leaves \(leaves)",
      "checkpoint \(size) \(root.base64)", "sums \(sums.hex)",
    ]
    return try SignedNote(signing: Array(lines.map { $0 + "\n" }.joined().utf8), by: signer)
  }
}
