import Disclosure
import Formats
import Register
import Standing
import Store
import TestSupport
import Testing
import Workspace

/// How recipients answer, as figures for everybody, from sums that are kept.
@Suite("Figures of recalls", .onEveryEngine)
struct RecallFiguresTests {
  @Test("each recipient is counted by the four words, with the days it took, and nothing before")
  func words() async throws {
    let (community, sent) = try await RecallTests.handedOver()
    let workspace = community.workspace
    #expect(try await workspace.publicFigures(at: community.now).askedBack.isEmpty)
    for number in 0..<4 { try await community.withdraw(number) }
    let sweep = try #require(try await workspace.disclosures.sweepRecalls(at: community.now))
    let recall = try await workspace.disclosures.recall(try #require(sweep.recalls.first))
    let refs = try await RecallTests.refs(community, recall.id).sorted()
    for (action, some) in [
      (Attestation.Action.deleted, [refs[0]]), (.refused, [refs[1], refs[2]]),
    ] {
      _ = try await workspace.disclosures.attest(
        Attestation(
          recall: recall.id, list: nil, action: action, refs: some, done: recall.day, by: "Jo",
          reason: "because"), actor: Community.staff, at: community.now)
    }
    var line = try #require(try await workspace.publicFigures(at: community.now).askedBack.first)
    #expect(line.id.text == "nappy-brand" && line.record.recalls == 1)
    #expect(line.record.counts.claimed == 1 && line.record.counts.refused == 2)
    #expect(line.record.counts.notConfirmed == 1 && line.record.counts.confirmed == 0)
    #expect(line.record.usualDays == nil)
    _ = try await workspace.disclosures.attest(
      Attestation(
        recall: recall.id, list: nil, action: .deleted, done: recall.day, by: "Jo"),
      actor: Community.staff, at: community.now.adding(seconds: 3 * 86_400))
    line = try #require(try await workspace.publicFigures(at: community.now).askedBack.first)
    #expect(line.record.counts.claimed == 4 && line.record.counts.all == 4)
    #expect(line.record.days == [3] && line.record.usualDays == 3)
    let report = try await workspace.publicReport(at: community.now)
    #expect(report.recipients.compactMap(\.asked) == [line.record])
    let aftermath = try #require(
      try await workspace.disclosures.aftermath(of: sent.id, at: community.now))
    #expect(aftermath.permitted == 2 && aftermath.withdrawn == 4)
    #expect(aftermath.asked.values.map(\.claimed) == [4])
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("an erased member counts as gone from a disclosure that was looked at before")
  func erased() async throws {
    let (community, sent) = try await RecallTests.handedOver()
    let disclosures = community.workspace.disclosures
    #expect(try await disclosures.aftermath(of: sent.id, at: community.now)?.permitted == 6)
    try await community.erase(5)
    let after = try await disclosures.aftermath(of: sent.id, at: community.now)
    #expect(after?.permitted == 5 && after?.withdrawn == 1)
    try await community.end()
  }

  @Test("sums that are not those of the lines are found", arguments: ["recall", "disclosure"])
  func damage(table: String) async throws {
    let (community, _) = try await RecallTests.handedOver()
    try await community.withdraw(1)
    _ = try await community.workspace.disclosures.sweepRecalls(at: community.now)
    try await community.workspace.database.write { transaction in
      _ = try transaction.run(
        table == "recall"
          ? "UPDATE recall_words SET refs = refs + 1"
          : "UPDATE disclosure_words SET refs = refs + 1")
    }
    let flaws = try await community.workspace.fsck(at: community.now).flaws
    #expect(flaws.all.map(\.kind.code) == ["recall_words.count"])
    try await community.end()
  }

  @Test("however often a sweep is stopped between two transactions, the same is asked back once")
  func stopped() async throws {
    let (community, _) = try await RecallTests.handedOver()
    let (other, _) = try await RecallTests.handedOver()
    for one in [community, other] {
      for number in [0, 3, 4] { try await one.withdraw(number) }
      try await one.erase(5)
      let inForce = try await one.workspace.inForce()
      let agreement = try #require(
        inForce.agreements(with: try Community.recipient("nappy-brand")).first)
      try await one.workspace.standing.carryOut(
        StandingChange.end(agreement.id), reason: "over", actor: Community.staff, at: one.now)
    }
    let whole = try await other.workspace.disclosures.sweepRecalls(at: other.now)
    var refs = 0
    for _ in 0..<200 {
      let part = try await community.workspace.disclosures.sweepRecalls(
        at: community.now, atMost: 1, entries: 1)
      refs += part?.refs ?? 0
    }
    #expect(refs == 6 && whole?.refs == 6)
    #expect(
      try await community.workspace.disclosures.sweepRecalls(at: community.now)?.refs == 0)
    let recall = try #require(try await community.workspace.disclosures.recalls().first)
    #expect(recall.refs == 6 && recall.counts.notConfirmed == 6)
    #expect(try await RecallTests.refs(community, recall.id).count == 6)
    #expect(try await community.workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
    try await other.end()
  }
}
