import Disclosure
import Evidence
import Formats
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Member proofs", .onEveryEngine)
struct MemberProofTests {
  @Test("exactly those who were in a disclosure are shown to have been in it, all others not")
  func inOrOut() async throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3 {
      let community = try await Community.make(members: 9)
      var allowed = Set((0..<9).filter { _ in Bool.random(using: &random) })
      if allowed.isEmpty { allowed.insert(0) }
      for number in allowed.sorted() { try await community.allow(number) }
      let sent = try await community.sent(try Community.nappies())
      let disclosures = community.workspace.disclosures
      let key = community.workspace.evidence.verifier.text
      for number in 0..<9 {
        let proof = try await disclosures.memberProof(
          of: try await community.subject(number), in: sent.id)
        #expect(proof.wasIn == allowed.contains(number), "of \(allowed.sorted())")
        let report = try Verification.verify(try MemberProof(parsing: proof.bytes), key: key)
        #expect(report.isIntact, "\(report.lines)")
        let says = proof.wasIn ? "was in it:" : "was not in it:"
        #expect(report.lines.contains { $0.text.hasPrefix(says) })
      }
      try await community.end()
    }
  }

  @Test("a flipped byte anywhere in a proof is found, or changes nothing that it says")
  func flippedByte() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<2 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let key = community.workspace.evidence.verifier.text
    for number in [0, 2] {
      let proof = try await community.workspace.disclosures.memberProof(
        of: try await community.subject(number), in: sent.id)
      for place in proof.bytes.indices {
        var bytes = proof.bytes
        bytes[place] ^= 1
        guard let read = try? MemberProof(parsing: bytes) else { continue }
        let isIntact = try Verification.verify(read, key: key).isIntact
        #expect(
          !isIntact
            || (read.wasIn == proof.wasIn && read.disclosure == proof.disclosure
              // Of a proof of absence another value may be absent as well: see docs/limits.md.
              && (!proof.wasIn || read.member == proof.member) && read.leaf == proof.leaf),
          "byte \(place)")
      }
    }
    try await community.end()
  }

  @Test(
    "a plan has no proof, and neither has an erased member; her old proof names nobody and holds")
  func noProof() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let disclosures = community.workspace.disclosures
    let subject = try await community.subject(0)
    let plan = try await disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    await #expect(throws: DisclosureError.notSent(id: plan.id)) {
      try await disclosures.memberProof(of: subject, in: plan.id)
    }
    let sent = try await community.sent(try Community.nappies())
    let proof = try await disclosures.memberProof(of: subject, in: sent.id)
    try await community.erase(0)
    await #expect(throws: DisclosureError.noKey) {
      try await disclosures.memberProof(of: subject, in: sent.id)
    }
    let text = String(decoding: proof.bytes, as: UTF8.self)
    for personal in ["Parent 0", "parent0@", "m-0", "Kiln Lane"] {
      #expect(!text.contains(personal))
    }
    try await community.workspace.evidence.integrate()
    let key = community.workspace.evidence.verifier.text
    #expect(try Verification.verify(proof, key: key).isIntact)
    #expect(try Verification.verify(community.workspace.evidence.folder, key: key).isIntact)
    try await community.end()
  }
}
