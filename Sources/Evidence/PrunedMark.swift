/// The log's signed word that it no longer gives out its oldest entries (C2SP tlog-tiles, pruning).
///
/// Only whole bundles of 256 entries go, and only from the beginning; hashes all stay, so every old proof still holds.
/// Without the mark a bundle that is not there is a finding: a log that lost entries must not pass for a pruned one.
public struct PrunedMark: Sendable, Equatable {
  /// The path at which a log keeps its mark.
  public static var path: String { "pruned" }

  /// The log's name.
  public let origin: String
  /// The first index that is still given out; a multiple of 256.
  public let minimumIndex: Int64

  private static let prefix = Array("minimum index ".utf8)

  /// A mark for a log.
  public init(origin: String, minimumIndex: Int64) {
    self.origin = origin
    self.minimumIndex = minimumIndex
  }

  /// Reads a note without believing it.
  ///
  /// - Throws: ``NoteError/malformedMark`` for anything that is not a mark.
  public init(unverified note: SignedNote) throws(NoteError) {
    guard let lines = NoteLines.split(note.text[...]), lines.count == 2, !lines[0].isEmpty,
      lines[1].starts(with: Self.prefix),
      let index = NoteLines.decimal(lines[1].dropFirst(Self.prefix.count)),
      index.isMultiple(of: Int64(TilePath.fullWidth))
    else { throw .malformedMark }
    self.init(origin: NoteLines.text(lines[0]), minimumIndex: index)
  }

  /// Reads a mark that the log's key signed.
  ///
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

  /// The mark signed by the log's key, ready to be stored.
  public func note(signedBy signer: NoteSigner) throws(NoteError) -> SignedNote {
    try SignedNote(signing: Array("\(origin)\nminimum index \(minimumIndex)\n".utf8), by: signer)
  }

  /// Whether the mark lets a file be missing: a full bundle that ends at or below the minimum index.
  public func covers(_ path: String) -> Bool {
    let prefix = "tile/entries/"
    guard path.hasPrefix(prefix), !path.contains(".p/") else { return false }
    let digits = path.dropFirst(prefix.count).utf8.filter { (0x30...0x39).contains($0) }
    guard digits.count <= 18 else { return false }
    let index = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return (index + 1) * Int64(TilePath.fullWidth) <= minimumIndex
  }

  func covers(_ bundle: TilePath) -> Bool {
    bundle.isFull && (bundle.index + 1) * Int64(TilePath.fullWidth) <= minimumIndex
  }

  /// Removes the bundles that the mark covers; what a crash left is removed by the next call.
  ///
  /// - Returns: How many were there.
  public func removeBundles(from files: some TileFiles) throws -> Int {
    var removed = 0
    for index in 0..<minimumIndex / Int64(TilePath.fullWidth) {
      let bundle = TilePath(.entries, index: index, width: TilePath.fullWidth)
      guard try files.read(bundle.text) != nil else { continue }
      try files.remove(bundle.text)
      removed += 1
    }
    return removed
  }
}
