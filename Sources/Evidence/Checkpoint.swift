/// A log's size and root at one moment, by C2SP tlog-checkpoint v1.0.0.
public struct Checkpoint: Sendable, Equatable {
  /// The log's unique name.
  public let origin: String
  /// The number of entries, from 0.
  public let size: Int64
  /// The Merkle root over them.
  public let root: Digest32
  /// Opaque lines after the root; ours has none.
  public let extensions: [String]

  /// States a log's head.
  ///
  /// - Throws: ``NoteError/malformedCheckpoint(line:)`` for an origin that is empty or has control
  ///   characters, for a negative size, or for size 0 with another root than the empty one.
  public init(origin: String, size: Int64, root: Digest32) throws(NoteError) {
    try self.init(origin: origin, size: size, root: root, extensions: [])
  }

  private init(
    origin: String, size: Int64, root: Digest32, extensions: [String]
  ) throws(NoteError) {
    guard !origin.isEmpty, origin.utf8.allSatisfy({ $0 >= 0x20 }) else {
      throw .malformedCheckpoint(line: 1)
    }
    guard size >= 0 else { throw .malformedCheckpoint(line: 2) }
    guard size > 0 || root == Merkle.emptyRoot else { throw .malformedCheckpoint(line: 3) }
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// Reads a note's text without believing it: no signature is checked.
  ///
  /// - Throws: ``NoteError/malformedCheckpoint(line:)``.
  public init(unverified note: SignedNote) throws(NoteError) {
    guard let lines = NoteLines.split(note.text[...]), lines.count >= 3 else {
      throw .malformedCheckpoint(line: 1)
    }
    guard let size = NoteLines.decimal(lines[1]) else { throw .malformedCheckpoint(line: 2) }
    guard let root = Digest32(base64: NoteLines.text(lines[2])) else {
      throw .malformedCheckpoint(line: 3)
    }
    for (number, line) in lines.enumerated() where line.isEmpty {
      throw .malformedCheckpoint(line: number + 1)
    }
    try self.init(
      origin: NoteLines.text(lines[0]), size: size, root: root,
      extensions: lines.dropFirst(3).map { NoteLines.text($0) })
  }

  /// Reads a checkpoint that the log's key signed.
  ///
  /// - Parameters:
  ///   - note: The note as stored or sent.
  ///   - verifier: The log's key.
  ///   - origin: The log expected; the key's name when nil, as the specification recommends.
  /// - Throws: ``NoteError`` when form, signature or origin is not what it has to be.
  public init(
    verifying note: SignedNote, by verifier: NoteVerifier, origin: String? = nil
  ) throws(NoteError) {
    try note.verify(by: [verifier])
    try self.init(unverified: note)
    let expected = origin ?? verifier.name
    guard self.origin.utf8.elementsEqual(expected.utf8) else {
      throw .wrongOrigin(expected: expected)
    }
  }

  /// The text that is signed: a line each for origin, size, root and every extension.
  public var text: [UInt8] {
    Array(([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined().utf8)
  }

  /// The checkpoint signed by the log's key, ready to be stored.
  public func note(signedBy signer: NoteSigner) throws(NoteError) -> SignedNote {
    try SignedNote(signing: text, by: signer)
  }
}

extension Checkpoint {
  /// The path at which a log keeps its latest checkpoint.
  public static var path: String { "checkpoint" }
}
