public import Evidence

extension EvidenceLog {
  /// The manifest of a pack, signed by the log's key.
  public func note(of manifest: PackManifest) throws -> SignedNote {
    try manifest.note(signedBy: signer)
  }

  /// Hands out proofs that all lead to one checkpoint.
  public func proofs(to note: SignedNote) throws -> EvidenceProofs {
    let size = try Checkpoint(verifying: note, by: verifier).size
    return EvidenceProofs(note: note, reader: try TileReader(files: files, size: size), size: size)
  }
}

/// Proofs out of one checkpoint's log.
public struct EvidenceProofs: Sendable {
  let note: SignedNote
  let reader: TileReader
  let size: Int64

  /// The proof that the log holds the entry of a sequence.
  public func proof(of sequence: Int64) throws -> LogProof {
    LogProof(
      index: sequence - 1,
      hashes: try reader.inclusionProof(index: sequence - 1, size: size), checkpoint: note)
  }
}
