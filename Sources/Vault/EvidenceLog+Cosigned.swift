public import Evidence
import Store

extension EvidenceLog {
  /// The path at which the newest checkpoint that witnesses cosigned is kept and served.
  public static let cosignedPath = "cosigned"

  /// The newest checkpoint that a witness cosigned, with all cosignatures, or nil before the first.
  ///
  /// - Throws: `NoteError` when the file is not one of our own checkpoints.
  public func cosigned() throws -> SignedNote? {
    guard let bytes = try files.read(Self.cosignedPath) else { return nil }
    let note = try SignedNote(parsing: bytes)
    _ = try Checkpoint(verifying: note, by: verifier)
    return note
  }

  /// Keeps a cosigned checkpoint; it replaces the one before.
  public func keep(cosigned note: SignedNote) throws {
    try files.write(Self.cosignedPath, note.bytes)
  }

  /// Shows that the checkpoint on disk continues the log of an older size.
  ///
  /// - Throws: `StoreError.notFound` before the first checkpoint, `LogError` for a size beyond it.
  public func consistency(from oldSize: Int64) throws -> LogConsistency {
    guard let note = try checkpoint() else {
      throw StoreError(.notFound, "the evidence has no checkpoint yet")
    }
    return try consistency(from: oldSize, to: note)
  }

  /// Shows that a checkpoint of ours continues the log of an older size; from 0 nothing needs to be shown.
  public func consistency(from oldSize: Int64, to note: SignedNote) throws -> LogConsistency {
    let size = try Checkpoint(unverified: note).size
    guard oldSize >= 0, oldSize <= size else {
      throw LogError.sizeOutside(size: oldSize, available: size)
    }
    let hashes =
      oldSize == 0
      ? []
      : try TileReader(files: files, size: size).consistencyProof(size1: oldSize, size2: size)
    return LogConsistency(oldSize: oldSize, hashes: hashes, checkpoint: note)
  }
}
