import Formats

/// Shows that a log of an older size is the beginning of the newer one, in the form in which witnesses are asked.
///
/// The text is the body of C2SP tlog-witness's `add-checkpoint`: `old <size>`, a hash a line, an empty line, and the
/// newer checkpoint as a signed note.
public struct LogConsistency: Sendable, Equatable {
  /// The older size; 0 says nothing of an older log.
  public let oldSize: Int64
  /// The hashes of RFC 9162 §2.1.4 from the older size to the checkpoint's.
  public let hashes: [Digest32]
  /// The newer checkpoint.
  public let checkpoint: SignedNote

  private static let prefix = Array("old ".utf8)

  /// Puts the parts together; nothing is checked before ``verify(oldRoot:by:)``.
  public init(oldSize: Int64, hashes: [Digest32], checkpoint: SignedNote) {
    self.oldSize = oldSize
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// Reads the text form.
  ///
  /// - Throws: ``NoteError/malformedProof(line:)``, or what reading the checkpoint's note throws.
  public init(parsing bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= 2 * SignedNote.maxBytes else { throw .tooLong(bytes: bytes.count) }
    var rest = bytes[...]
    var number = 0
    func line() -> ArraySlice<UInt8>? {
      number += 1
      guard let end = rest.firstIndex(of: NoteLines.newline) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    guard let first = line(), first.starts(with: Self.prefix),
      let oldSize = NoteLines.decimal(first.dropFirst(Self.prefix.count))
    else { throw .malformedProof(line: 1) }
    var hashes: [Digest32] = []
    while true {
      guard let next = line() else { throw .malformedProof(line: number) }
      if next.isEmpty { break }
      guard hashes.count < LogProof.maxHashes, let hash = Digest32(base64: NoteLines.text(next))
      else { throw .malformedProof(line: number) }
      hashes.append(hash)
    }
    self.init(oldSize: oldSize, hashes: hashes, checkpoint: try SignedNote(parsing: Array(rest)))
  }

  /// The text form.
  public var bytes: [UInt8] {
    let lines = ["old \(oldSize)"] + hashes.map(\.base64)
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
  }

  /// Shows that the tree with an older root is the beginning of the one that the log's key signed.
  ///
  /// - Returns: The verified newer checkpoint.
  /// - Throws: ``NoteError`` for the checkpoint, ``ProofError`` for the path.
  @discardableResult
  public func verify(oldRoot: Digest32, by verifier: NoteVerifier) throws -> Checkpoint {
    let head = try Checkpoint(verifying: checkpoint, by: verifier)
    try Merkle.verifyConsistency(
      size1: oldSize, size2: head.size, root1: oldRoot, root2: head.root, proof: hashes)
    return head
  }
}
