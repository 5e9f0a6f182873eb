import Formats

/// A file that shows offline that an entry is in a log, by C2SP tlog-proof (`@v1`).
public struct LogProof: Sendable, Equatable {
  /// The entry's place in the log, from 0.
  public let index: Int64
  /// The sibling hashes from the leaf upwards.
  public let hashes: [Digest32]
  /// The signed head of the tree the hashes lead to.
  public let checkpoint: SignedNote
  /// Bytes that travel along; no signature covers them.
  public let extra: [UInt8]?

  /// No tree that an index of 63 bits can address needs a longer path.
  static let maxHashes = 63
  private static let header = Array("c2sp.org/tlog-proof@v1".utf8)
  private static let extraPrefix = Array("extra ".utf8)
  private static let indexPrefix = Array("index ".utf8)

  /// Puts a proof together; nothing is checked before ``verify(entry:by:origin:)``.
  public init(index: Int64, hashes: [Digest32], checkpoint: SignedNote, extra: [UInt8]? = nil) {
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// Reads the text form.
  ///
  /// - Throws: ``NoteError/malformedProof(line:)``, or what reading the checkpoint's note throws.
  public init(parsing bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= 2 * SignedNote.maxBytes else { throw .tooLong(bytes: bytes.count) }
    var lines = LineCursor(rest: bytes[...])
    guard lines.next()?.elementsEqual(Self.header) == true else {
      throw .malformedProof(line: 1)
    }
    var line = lines.next()
    var extra: [UInt8]?
    if let text = line, text.starts(with: Self.extraPrefix) {
      let encoded = text.dropFirst(Self.extraPrefix.count)
      guard let decoded = Base64.decode(NoteLines.text(encoded)), !decoded.isEmpty,
        Base64.encode(decoded).utf8.elementsEqual(encoded)
      else { throw .malformedProof(line: lines.number) }
      extra = decoded
      line = lines.next()
    }
    guard let text = line, text.starts(with: Self.indexPrefix),
      let index = NoteLines.decimal(text.dropFirst(Self.indexPrefix.count))
    else { throw .malformedProof(line: lines.number) }
    var hashes: [Digest32] = []
    while true {
      guard let line = lines.next() else { throw .malformedProof(line: lines.number) }
      if line.isEmpty { break }
      guard hashes.count < Self.maxHashes,
        let hash = Digest32(base64: NoteLines.text(line))
      else { throw .malformedProof(line: lines.number) }
      hashes.append(hash)
    }
    self.init(
      index: index, hashes: hashes, checkpoint: try SignedNote(parsing: Array(lines.rest)),
      extra: extra)
  }

  /// The text form, for a file named `….tlog-proof`.
  public var bytes: [UInt8] {
    var lines = [NoteLines.text(Self.header)]
    if let extra, !extra.isEmpty { lines.append("extra " + Base64.encode(extra)) }
    lines.append("index \(index)")
    lines += hashes.map(\.base64)
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
  }

  /// Shows that the entry is in the log that the key speaks for.
  ///
  /// - Parameters:
  ///   - entry: The entry's bytes, as the log holds them.
  ///   - verifier: The log's key.
  ///   - origin: The log expected; the key's name when nil.
  /// - Returns: The verified checkpoint.
  /// - Throws: ``NoteError`` for the checkpoint, ``ProofError`` for the path.
  @discardableResult
  public func verify(
    entry: some Collection<UInt8>, by verifier: NoteVerifier, origin: String? = nil
  ) throws -> Checkpoint {
    let head = try Checkpoint(verifying: checkpoint, by: verifier, origin: origin)
    try Merkle.verifyInclusion(
      index: index, size: head.size, leaf: Merkle.leafHash(entry), proof: hashes,
      root: head.root)
    return head
  }
}

/// Hands out lines without their newline and counts them for errors.
private struct LineCursor {
  var rest: ArraySlice<UInt8>
  var number = 0

  mutating func next() -> ArraySlice<UInt8>? {
    number += 1
    guard let end = rest.firstIndex(of: NoteLines.newline) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}
