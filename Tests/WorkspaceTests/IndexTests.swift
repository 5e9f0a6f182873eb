import Consent
import Evidence
import Formats
import Foundation
import Gate
import Index
import Law
import Members
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Index over a real store", .onEveryEngine)
struct IndexTests {
  static func codes(_ community: Community, _ index: SubjectIndex, at now: Timestamp) async throws
    -> [[ReasonCode]]
  {
    let prepared = try await index.prepare(try Community.nappies(), at: now)
    var result: [[ReasonCode]] = []
    for number in 0..<4 {
      let ordinal = try await community.subject(number)
      result.append(prepared.plan.codes(prepared.decide(ordinal).reasons))
    }
    return result
  }

  @Test("an index kept up by the feed equals one that is built anew, whatever happens in between")
  func incrementalEqualsRebuilt() async throws {
    let community = try await Community.make(members: 4)
    let kept = community.workspace.index
    var random = SystemRandomNumberGenerator()
    let acts: [Choice.Act] = [.grant, .refuse, .withdraw, .object, .restrict, .signal, .lift]
    for step in 0..<40 {
      let act = acts.randomElement(using: &random) ?? .grant
      let offers = PurposeScope.purpose(try Community.purpose("offers.baby"))
      try await community.choose(
        Int.random(in: 0..<4, using: &random),
        ChoiceDraft(
          act: act, purpose: act == .grant ? offers : [offers, .marketing, .all][step % 3],
          recipient: act == .grant
            ? .recipient(try Community.recipient("nappy-brand")) : [.all, .others][step % 2],
          notice: act == .grant ? NoticeVersion("privacy@1") : nil, channel: .web, explicit: true))
      let fresh = SubjectIndex(
        database: community.workspace.database, vault: community.workspace.vault,
        standing: community.workspace.standing)
      #expect(
        try await Self.codes(community, kept, at: community.now)
          == Self.codes(community, fresh, at: community.now))
    }
    try await community.end()
  }

  @Test("may for one member says what the plan for all says")
  func mayAgreesWithAudience() async throws {
    let community = try await Community.make(members: 4)
    try await community.allow(0)
    try await community.allow(1)
    try await community.withdraw(1)
    let index = try await Self.codes(community, community.workspace.index, at: community.now)
    for number in 0..<4 {
      let answer = try await community.workspace.may(
        try Community.nappies(), subject: try await community.subject(number), at: community.now)
      #expect(answer.reasons.map(\.code) == index[number])
    }
    try await community.end()
  }

  @Test("a withdrawal is in the next decision, and why says since when and how (C2)")
  func withdrawalIsImmediate() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let subject = try await community.subject(0)
    let use = try Community.nappies()
    #expect(try await community.workspace.may(use, subject: subject, at: community.now).isPermitted)
    try await community.withdraw(0)
    let answer = try await community.workspace.may(use, subject: subject, at: community.now)
    #expect(!answer.isPermitted)
    let reason = try #require(answer.reasons.first { $0.code == .consentWithdrawn })
    #expect(reason.since == "21 November 2026, by phone")
    try await community.end()
  }

  @Test(
    "days pass: a consent lapses and a value grows stale without any entry; a clock set back undoes nothing"
  )
  func timeIsAnInput() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let index = community.workspace.index
    #expect(try await Self.permits(index, at: community.now) == 1)
    let later = try Community.time("2027-03-02T00:00:00Z")
    let codes = try await Self.reasons(index, at: later)
    #expect(codes.contains(.retentionExpired))
    #expect(try await Self.reasons(index, at: community.now).contains(.retentionExpired))
    try await community.end()
  }

  @Test("a clock that jumps back changes no order: the last act counts, and a lapse stays")
  func clockJumpsBack() async throws {
    let community = try await Community.make(members: 1)
    let workspace = community.workspace
    let subject = try await community.subject(0)
    let offers = PurposeScope.purpose(try Community.purpose("offers.baby"))
    try await community.allow(0)
    let (back, later) = (
      try Community.time("2026-11-20T03:00:00Z"), try Community.time("2027-03-02T00:00:00Z")
    )
    let inForce = try await workspace.inForce()
    for (act, permitted) in [(Choice.Act.withdraw, 0), (.grant, 1), (.withdraw, 0)] {
      let isGrant = act == .grant
      _ = try await workspace.consent.record(
        ChoiceDraft(
          act: act, purpose: offers,
          recipient: isGrant ? .recipient(try Community.recipient("nappy-brand")) : .all,
          notice: isGrant ? NoticeVersion("privacy@1") : nil, channel: .web, explicit: isGrant),
        subject: subject, inForce: inForce, actor: Community.staff, at: back)
      #expect(try await Self.permits(workspace.index, at: back) == permitted)
      let answer = try await workspace.may(try Community.nappies(), subject: subject, at: back)
      #expect(answer.isPermitted == (permitted == 1))
    }
    let entries = try await workspace.database.read { try $0.entries(after: 0, limit: 100) }
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(try await Self.reasons(workspace.index, at: later).contains(.retentionExpired))
    #expect(try await Self.reasons(workspace.index, at: back).contains(.retentionExpired))
    try await community.end()
  }

  @Test(
    "an agreement suspended in one country denies there and nowhere else, until it is lifted (D2)")
  func suspensionByTerritory() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let standing = community.workspace.standing
    let agreement = try #require(AgreementID("nappy-offers"))
    let (gb, ie) = (try #require(Country("GB")), try #require(Country("IE")))
    for (territory, permitted) in [(ie, 1), (gb, 0)] {
      try await standing.suspend(
        agreement, territories: [territory], reason: "asked by the regulator",
        actor: Community.staff, at: community.now)
      #expect(try await Self.permits(community.workspace.index, at: community.now) == permitted)
    }
    let answer = try await community.workspace.may(
      try Community.nappies(), subject: try await community.subject(0), at: community.now)
    #expect(answer.reasons.map(\.code) == [.agreementSuspended])
    #expect(answer.reasons.first?.since?.contains("asked by the regulator") == true)
    try await standing.resume(
      agreement, territories: nil, reason: "settled", actor: Community.staff, at: community.now)
    #expect(try await Self.permits(community.workspace.index, at: community.now) == 1)
    try await community.end()
  }

  @Test("a paused purpose is paused for everyone (D7)")
  func pause() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let purpose = try Community.purpose("offers.baby")
    try await community.workspace.standing.pause(
      purpose, reason: "ethical pause", actor: Community.staff, at: community.now)
    #expect(
      try await Self.reasons(community.workspace.index, at: community.now) == [.purposePaused])
    try await community.end()
  }

  static func permits(_ index: SubjectIndex, at now: Timestamp) async throws -> Int {
    try await index.prepare(try Community.nappies(), at: now).audience().permittedCount
  }

  static func reasons(_ index: SubjectIndex, at now: Timestamp) async throws -> [ReasonCode] {
    let prepared = try await index.prepare(try Community.nappies(), at: now)
    return await prepared.audience().denied.map { prepared.plan.clauses[$0.clause].code }
  }
}
