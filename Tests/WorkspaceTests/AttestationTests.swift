import Disclosure
import Evidence
import Findings
import Formats
import Register
import Standing
import Store
import TestSupport
import Testing
import Workspace

@Suite("Attestations", .onEveryEngine)
struct AttestationTests {
  /// Publishes the register with a key for the nappy brand, hands over, withdraws two and sweeps.
  private static func recalled() async throws -> (Community, Recall, NoteSigner) {
    let (community, _) = try await RecallTests.handedOver()
    let signer = try NoteSigner(name: "brand.example/attestations", seed: Array(1...32))
    var register = try Community.register()
    let recipients = register.recipients.map { recipient in
      var recipient = recipient
      if recipient.id.text == "nappy-brand" { recipient.key = signer.verifier.text }
      return recipient
    }
    register.recipients = Declared(recipients)
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
    for number in 0..<2 { try await community.withdraw(number) }
    _ = try await community.workspace.disclosures.sweepRecalls(at: community.now)
    let recall = try #require(try await community.workspace.disclosures.recalls().first)
    return (community, recall, signer)
  }

  private static func answer(
    _ recall: Recall, _ action: Attestation.Action = .deleted, refs: [String]? = nil,
    reason: String = ""
  ) -> Attestation {
    Attestation(
      recall: recall.id, list: recall.list, action: action, refs: refs, done: recall.day,
      by: "Jo Carver", reason: reason)
  }

  @Test("a signed answer to all is confirmed, and the list is destroyed")
  func confirmed() async throws {
    let (community, recall, signer) = try await Self.recalled()
    let disclosures = community.workspace.disclosures
    let bytes = try Self.answer(recall).signed(by: signer)
    let given = try await disclosures.attest(bytes, actor: Community.staff, at: community.now)
    #expect(given.word == .confirmed && given.refs == 2)
    #expect(try await disclosures.recall(recall.id).word == .confirmed)
    await #expect(throws: AttestationError.answered(recall: recall.id)) {
      try await disclosures.recallFile(recall.id)
    }
    let again = try await disclosures.attest(bytes, actor: Community.staff, at: community.now)
    #expect(again == given)
    #expect(try await disclosures.attestations(of: recall.id) == [given])
    #expect(try await community.workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("an unsigned answer is claimed, never over what was confirmed, and partly for some")
  func claimed() async throws {
    let (community, recall, signer) = try await Self.recalled()
    let disclosures = community.workspace.disclosures
    let one = try #require(try await RecallTests.refs(community, recall.id).min())
    _ = try await disclosures.attest(
      try Self.answer(recall, refs: [one]).signed(by: signer), actor: Community.staff,
      at: community.now)
    var counts = try await disclosures.recall(recall.id).counts
    #expect(counts.confirmed == 1 && counts.notConfirmed == 1)
    let given = try await disclosures.attest(
      Self.answer(recall), actor: Community.staff, at: community.now)
    #expect(given.word == .claimed && given.refs == 1)
    counts = try await disclosures.recall(recall.id).counts
    #expect(counts.confirmed == 1 && counts.claimed == 1)
    try await community.end()
  }

  @Test(
    "a forged signature, another list, a strange reference and a refusal without reason are not taken"
  )
  func refusedAnswers() async throws {
    let (community, recall, _) = try await Self.recalled()
    let disclosures = community.workspace.disclosures
    let forger = try NoteSigner(name: "brand.example/attestations", seed: Array(2...33))
    await #expect(throws: AttestationError.wrongSignature) {
      try await disclosures.attest(
        try Self.answer(recall).signed(by: forger), actor: Community.staff, at: community.now)
    }
    var other = recall
    other.list = String(repeating: "0", count: 64)
    let stale = Self.answer(other)
    await #expect(throws: AttestationError.otherList(recall: recall.id)) {
      try await disclosures.attest(stale, actor: Community.staff, at: community.now)
    }
    await #expect(throws: AttestationError.unknownRef) {
      try await disclosures.attest(
        Self.answer(recall, refs: ["00"]), actor: Community.staff, at: community.now)
    }
    await #expect(throws: AttestationError.noReason) {
      try await disclosures.attest(
        Self.answer(recall, .refused), actor: Community.staff, at: community.now)
    }
    #expect(try await disclosures.recall(recall.id).counts.notConfirmed == 2)
    try await community.end()
  }

  @Test("a refusal is told as one, and goes to a person at once; the list stays")
  func refusal() async throws {
    let (community, recall, _) = try await Self.recalled()
    let workspace = community.workspace
    _ = try await workspace.disclosures.attest(
      Self.answer(recall, .refused, reason: "a law"), actor: Community.staff, at: community.now)
    #expect(try await workspace.disclosures.recall(recall.id).word == .refused)
    #expect(try await workspace.keepRecalls(at: community.now)?.steps == [.escalated])
    #expect(try await workspace.findings.list(limit: 9).map(\.kind) == ["recall-refused"])
    #expect(try await RecallTests.refs(community, recall.id).count == 2)
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }
}
