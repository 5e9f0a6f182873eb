import Access
import Disclosure
import Evidence
import Formats
import Register
import Vault

/// What is the same in every package of one moment, read once for many.
struct PackageGround: Sendable {
  let inForce: InForce
  let now: Timestamp
  /// The audiences that there are, by name.
  let audiences: [String: TargetAudience]
  /// Purposes, recipients, retention: what is declared for everybody.
  let declared: [PackageTable]
  /// Rights, complaints, automation, what is left out.
  let passages: [PackagePassage]
  /// Proofs out of one checkpoint, how many entries it covers, and the key that checks it.
  let proofs: EvidenceProofs?
  let size: Int64
  let key: String

  var register: Register { inForce.register }
}

extension Workspace {
  /// Reads what packages of this moment have in common; brings the evidence up to date first.
  func packageGround(_ form: PackageForm, at now: Timestamp) async throws -> PackageGround {
    let inForce = try await inForce()
    var proofs: EvidenceProofs?
    var size: Int64 = 0
    var audiences: [String: TargetAudience] = [:]
    if form == .access {
      try await evidence.integrate()
      if let note = try evidence.checkpoint() {
        proofs = try evidence.proofs(to: note)
        size = try Checkpoint(verifying: note, by: evidence.verifier).size
      }
      for audience in try await self.audiences.list(limit: 10_000) {
        audiences[audience.id] = audience
      }
    }
    return PackageGround(
      inForce: inForce, now: now, audiences: audiences,
      declared: form == .access ? DeclaredTables(inForce).all.map { $0.renderedOnce() } : [],
      passages: PackagePassages.all(inForce.register.organisation, form), proofs: proofs,
      size: size, key: evidence.verifier.text)
  }
}
