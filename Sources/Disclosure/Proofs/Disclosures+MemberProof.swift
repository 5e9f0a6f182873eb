import Evidence
import Store
import Vault

extension Disclosures {
  /// Shows that a member was in a disclosure, or was not, in a file that verifies offline.
  ///
  /// Brings the evidence up to date first. Reads the whole set: 32 bytes a member of the disclosure.
  /// - Throws: `DisclosureError.unknown`, `.notSent` before it was sent, `.noKey` for a member who was erased.
  public func memberProof(of ordinal: UInt32, in id: String) async throws -> MemberProof {
    let found = try await show(id)
    guard found.state == .sent, let sequence = found.sequence else {
      throw DisclosureError.notSent(id: id)
    }
    guard let key = try await vault.keyStates(of: [ordinal])[ordinal]?.key else {
      throw DisclosureError.noKey
    }
    let set = MerkleSet(try await commitments(of: id))
    try await evidence.integrate()
    let entry = try await database.read { try $0.entry(sequence) }
    let member = key.member(of: Array(id.utf8))
    return MemberProof(
      disclosure: id, member: member, shown: set.proof(of: member), leaf: entry.leaf,
      proof: try evidence.proof(of: sequence), verifier: evidence.verifier)
  }

  func commitments(of id: String) async throws -> [Digest32] {
    let parts = try await database.read { transaction in
      try transaction.rows(
        "SELECT commitments FROM disclosure_members WHERE disclosure = \(id) ORDER BY part"
      ).map { try $0.blob(0) }
    }
    var commitments: [Digest32] = []
    for part in parts {
      for start in stride(from: 0, to: part.count, by: Digest32.byteCount) {
        guard let one = Digest32(part[start..<min(start + Digest32.byteCount, part.count)]) else {
          throw StoreError(.corrupt, "the set of a disclosure's members is damaged; run fsck")
        }
        commitments.append(one)
      }
    }
    return commitments
  }
}
