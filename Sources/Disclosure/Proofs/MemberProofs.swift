import Evidence
import Store
import Synchronization
public import Vault

/// Proofs of membership for many members: each disclosure's set is put together once.
///
/// A set that was sent never changes, so what is kept stays right. Sets are kept up to a number of commitments, the
/// oldest given up first: 32 bytes each.
public final class MemberProofs: Sendable {
  private struct Kept: Sendable {
    var sets: [String: MerkleSet] = [:]
    var order: [String] = []
    var size = 0
  }

  private let disclosures: Disclosures
  private let limit: Int
  private let kept = Mutex(Kept())

  /// Proofs of a ledger; `limit` commitments are kept at most, two million unless said otherwise: 64 MB.
  public init(_ disclosures: Disclosures, limit: Int = 2_000_000) {
    self.disclosures = disclosures
    self.limit = limit
  }

  /// Shows that a member was in a sent disclosure, or was not, with a proof of its entry out of one checkpoint's log.
  ///
  /// Nil when the disclosure was not sent, or later than the checkpoint of that size. Throws what reading throws.
  public func proof(
    of key: SubjectKey, in summary: DisclosureSummary, _ proofs: EvidenceProofs, upTo size: Int64
  ) async throws -> MemberProof? {
    guard summary.state == .sent, let sequence = summary.sequence, sequence <= size else {
      return nil
    }
    let set = try await set(of: summary.id)
    let member = key.member(of: Array(summary.id.utf8))
    let entry = try await disclosures.database.read { try $0.entry(sequence) }
    return MemberProof(
      disclosure: summary.id, member: member, shown: set.proof(of: member), leaf: entry.leaf,
      proof: try proofs.proof(of: sequence), verifier: disclosures.evidence.verifier)
  }

  private func set(of id: String) async throws -> MerkleSet {
    if let found = kept.withLock({ $0.sets[id] }) { return found }
    let set = MerkleSet(try await disclosures.commitments(of: id))
    kept.withLock { kept in
      guard kept.sets[id] == nil else { return }
      kept.sets[id] = set
      kept.order.append(id)
      kept.size += set.members.count
      while kept.size > limit, kept.order.count > 1 {
        let oldest = kept.order.removeFirst()
        kept.size -= kept.sets.removeValue(forKey: oldest)?.members.count ?? 0
      }
    }
    return set
  }
}
