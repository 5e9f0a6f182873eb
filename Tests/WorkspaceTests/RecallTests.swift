import Consent
import Disclosure
import Findings
import Formats
import Foundation
import Gate
import Index
import Mail
import Members
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Recalls", .onEveryEngine)
struct RecallTests {
  /// Six members allowed, all six handed over.
  static func handedOver() async throws -> (Community, DisclosureSummary) {
    let community = try await Community.make(members: 6)
    for number in 0..<6 { try await community.allow(number) }
    return (community, try await community.sent(try Community.nappies()))
  }

  static func refs(_ community: Community, _ recall: String) async throws -> Set<String> {
    let bytes = try await community.workspace.disclosures.recallFile(recall)
    return Set(
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
        String($0.split(separator: ",")[1])
      })
  }

  static func ref(_ community: Community, _ subject: UInt32, _ disclosure: String) async throws
    -> String
  {
    let key = try #require(try await community.workspace.vault.key(for: subject))
    return Hex.encode(key.reference(in: Array(disclosure.utf8)))
  }

  @Test("a withdrawal asks back exactly the one who withdrew, once")
  func withdrawal() async throws {
    let (community, sent) = try await Self.handedOver()
    let disclosures = community.workspace.disclosures
    #expect(try await disclosures.sweepRecalls(at: community.now)?.refs == 0)
    try await community.withdraw(2)
    let expected = try await Self.ref(community, try await community.subject(2), sent.id)
    let sweep = try #require(try await disclosures.sweepRecalls(at: community.now))
    #expect(sweep.refs == 1 && sweep.recalls.count == 1)
    #expect(try await Self.refs(community, sweep.recalls[0]) == [expected])
    #expect(try await disclosures.sweepRecalls(at: community.now)?.refs == 0)
    let asked = try await disclosures.askedBack(of: try await community.subject(2))
    #expect(asked.map(\.word) == [.notConfirmed] && asked.map(\.action) == [.delete])
    let aftermath = try #require(
      try await disclosures.aftermath(of: sent.id, at: community.now))
    #expect(aftermath.permitted == 5 && aftermath.withdrawn == 1)
    #expect(try await community.workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("those who say no on one day stand in one recall, and a pause of ours asks nothing back")
  func oneADay() async throws {
    let (community, _) = try await Self.handedOver()
    let workspace = community.workspace
    try await workspace.standing.pause(
      try Community.purpose("offers.baby"), reason: "", actor: Community.staff, at: community.now)
    #expect(try await workspace.disclosures.sweepRecalls(at: community.now)?.refs == 0)
    try await community.withdraw(0)
    _ = try await workspace.disclosures.sweepRecalls(at: community.now)
    try await community.withdraw(1)
    _ = try await workspace.disclosures.sweepRecalls(at: community.now)
    let recalls = try await workspace.disclosures.recalls()
    #expect(recalls.count == 1 && recalls.first?.refs == 2)
    #expect(try await Self.refs(community, try #require(recalls.first?.id)).count == 2)
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("an erased member is asked back by reference, and nothing leads from the recall to them")
  func erased() async throws {
    let (community, sent) = try await Self.handedOver()
    let disclosures = community.workspace.disclosures
    let expected = try await Self.ref(community, try await community.subject(4), sent.id)
    try await community.erase(4)
    let sweep = try #require(try await disclosures.sweepRecalls(at: community.now))
    #expect(try await Self.refs(community, try #require(sweep.recalls.first)) == [expected])
    let named = try await community.workspace.database.read {
      try $0.int("SELECT COUNT(*) FROM recall_items WHERE ordinal IS NOT NULL")
    }
    #expect(named == 0)
    #expect(try await disclosures.sweepRecalls(at: community.now)?.refs == 0)
    try await community.end()
  }

  @Test("a corrected value is asked to be corrected where it was handed over")
  func corrected() async throws {
    let (community, _) = try await Self.handedOver()
    let subject = try await community.subject(3)
    _ = try await community.workspace.members.correct(
      try #require(FieldID("name")), of: subject, to: .text("Somebody Else"),
      actor: Community.staff, at: community.now)
    _ = try await community.workspace.members.correct(
      try #require(FieldID("email")), of: subject, to: .email("other@example.org"),
      actor: Community.staff, at: community.now)
    let disclosures = community.workspace.disclosures
    // The nappy brand never got the e-mail address.
    #expect(try await disclosures.sweepRecalls(at: community.now)?.refs == 1)
    let asked = try await disclosures.askedBack(of: subject)
    #expect(asked.map(\.action) == [.correct] && asked.map(\.field) == ["name"])
    try await community.end()
  }

  @Test("after any choices, exactly those are asked back whose own no denies them now")
  func property() async throws {
    let (community, sent) = try await Self.handedOver()
    var random = SystemRandomNumberGenerator()
    let purpose = PurposeScope.purpose(try Community.purpose("offers.baby"))
    let brand = RecipientScope.recipient(try Community.recipient("nappy-brand"))
    var acts: [String] = []
    for _ in 0..<40 {
      let number = Int.random(in: 0..<6, using: &random)
      let act =
        [Choice.Act.withdraw, .object, .refuse, .restrict, .lift, .grant].randomElement(
          using: &random) ?? .grant
      acts.append("\(number) \(act.rawValue)")
      if act == .grant {
        try await community.allow(number)
      } else {
        try await community.choose(
          number, ChoiceDraft(act: act, purpose: purpose, recipient: brand, channel: .phone))
      }
    }
    let disclosures = community.workspace.disclosures
    _ = try await disclosures.sweepRecalls(at: community.now)
    let plan = try await community.workspace.index.prepare(
      try Community.nappies(), at: community.now)
    let noes: Set<ReasonCode> = [
      .subjectRestricted, .consentRefused, .consentWithdrawn, .objection,
    ]
    var expected: Set<String> = []
    for number in 0..<6 {
      let subject = try await community.subject(number)
      guard !noes.isDisjoint(with: plan.plan.codes(plan.decide(subject).reasons)) else { continue }
      expected.insert(try await Self.ref(community, subject, sent.id))
    }
    let recall = try await disclosures.recalls().first
    let asked = try await recall.asyncMap { try await Self.refs(community, $0.id) } ?? []
    #expect(asked == expected, "\(acts)")
    try await community.end()
  }

  @Test("an agreement that is ended has all that was sent under it asked back, once")
  func endedByAct() async throws {
    let (community, _) = try await Self.handedOver()
    let workspace = community.workspace
    let inForce = try await workspace.inForce()
    let brand = try Community.recipient("nappy-brand")
    let agreement = try #require(inForce.agreements(with: brand).first)
    try await community.withdraw(0)
    _ = try await workspace.disclosures.sweepRecalls(at: community.now)
    #expect(!inForce.hasEnded(agreement.id, on: community.now.date))
    try await workspace.standing.carryOut(
      StandingChange.end(agreement.id), reason: "they were taken over", actor: Community.staff,
      at: community.now)
    #expect(try await workspace.inForce().hasEnded(agreement.id, on: community.now.date))
    #expect(try await workspace.keepRecalls(at: community.now)?.sweep.refs == 5)
    #expect(try await workspace.keepRecalls(at: community.now)?.sweep.refs == 0)
    #expect(try await workspace.disclosures.recalls().map(\.refs) == [6])
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    try await community.end()
  }

  @Test("a silent recipient is told, reminded, given to a person and at last stopped, each once")
  func chased() async throws {
    let (community, _) = try await Self.handedOver()
    let workspace = community.workspace
    var register = try Community.register()
    register.recipients = Declared(
      register.recipients.map { recipient in
        var recipient = recipient
        if recipient.id.text == "nappy-brand" { recipient.contact = "data@brand.example" }
        return recipient
      })
    _ = try await workspace.standing.publish(register, actor: Community.staff, at: community.now)
    try await community.withdraw(0)
    func later(_ days: Int64) -> Timestamp {
      Timestamp(microseconds: community.now.microseconds + days * 86_400_000_000)
    }
    #expect(try await workspace.keepRecalls(at: later(0))?.steps == [.told])
    #expect(try await workspace.mail.waiting() == 1)
    #expect(try await workspace.keepRecalls(at: later(1))?.steps == [])
    #expect(try await workspace.keepRecalls(at: later(7))?.steps == [.reminded])
    #expect(try await workspace.keepRecalls(at: later(14))?.steps == [.escalated])
    #expect(try await workspace.findings.list(limit: 9).map(\.kind) == ["recall-unanswered"])
    #expect(try await workspace.keepRecalls(at: later(30))?.steps == [.stopped])
    let inForce = try await workspace.inForce()
    let brand = try Community.recipient("nappy-brand")
    #expect(inForce.agreements(with: brand).allSatisfy { inForce.suspended[$0.id] == .everywhere })
    #expect(!inForce.agreements(with: brand).isEmpty)
    #expect(try await workspace.keepRecalls(at: later(31))?.steps == [])
    try await community.end()
  }

  @Test("everything sent under an ended agreement is asked back, once")
  func ended() async throws {
    let (community, sent) = try await Self.handedOver()
    let disclosures = community.workspace.disclosures
    let agreement = try #require(sent.terms.first?.agreement)
    #expect(
      try await disclosures.recallEverything(under: agreement, at: community.now)?.refs == 6)
    #expect(
      try await disclosures.recallEverything(under: agreement, at: community.now)?.refs == 0)
    try await community.end()
  }
}

extension Optional {
  fileprivate func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows
    -> Result?
  {
    guard let self else { return nil }
    return try await body(self)
  }
}
