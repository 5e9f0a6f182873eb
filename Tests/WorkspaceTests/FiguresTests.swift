import Consent
import Disclosure
import Formats
import Gate
import Members
import Questions
import Register
import Store
import TestSupport
import Testing
import Vault

@testable import Workspace

/// The public figures (J6): counted by what decides, never typed.
@Suite(.onEveryEngine) struct FiguresTests {
  private func figures(_ community: Community) async throws -> PublicFigures {
    try await community.workspace.publicFigures(at: community.now)
  }

  private func offers(_ community: Community) async throws -> PublicFigures.PurposeLine {
    let id = try Community.purpose("offers.baby")
    return try #require(try await figures(community).purposes.first { $0.id == id })
  }

  @Test("everybody is counted once for each purpose: yes, yes to some, no, or nothing said")
  func choices() async throws {
    let community = try await Community.make(members: 40)
    for number in 0..<22 { try await community.allow(number) }
    var line = try await offers(community)
    #expect(line.yes == .exactly(22) && line.no == .exactly(0) && line.silent == .exactly(18))
    for number in 0..<10 { try await community.withdraw(number) }
    line = try await offers(community)
    #expect(line.yes == .exactly(12) && line.no == .exactly(10) && line.silent == .exactly(18))
    #expect(line.partly == .exactly(0))
    // Beside the yes to one recipient a no to another.
    let broker = ChoiceDraft.stop(try Community.recipient("data-broker"), channel: .web)
    for number in 10..<20 {
      for draft in broker { try await community.choose(number, draft) }
    }
    line = try await offers(community)
    #expect(line.partly == .exactly(10) && line.yes == .underTen)
    try await community.end()
  }

  @Test("a restriction outranks a yes, and a browser's signal is a no")
  func stops() async throws {
    let community = try await Community.make(members: 20)
    for number in 0..<20 { try await community.allow(number) }
    for number in 0..<10 {
      try await community.choose(
        number, ChoiceDraft(act: .restrict, purpose: .all, channel: .post))
    }
    #expect(try await offers(community).no == .exactly(10))
    for number in 10..<20 { try await community.choose(number, .globalPrivacyControl()) }
    let line = try await offers(community)
    #expect(line.no == .exactly(20) && line.yes == .exactly(0) && line.silent == .exactly(0))
    #expect(try await figures(community).noes.members == .exactly(20))
    try await community.end()
  }

  @Test("one to nine people are never told, and cannot be worked out from the numbers beside them")
  func small() {
    #expect(
      PeopleCount.row([1_204, 0, 3, 418]) == [.about(1_200), .exactly(0), .underTen, .exactly(418)])
    #expect(PeopleCount.row([1_204, 0, 10]) == [.exactly(1_204), .exactly(0), .exactly(10)])
    #expect(PeopleCount.row([9, 1, 0]) == [.underTen, .underTen, .exactly(0)])
    #expect(PeopleCount.row([]).isEmpty)
    #expect(PeopleCount.kept(9, hasSelector: true) == .underTen)
    #expect(PeopleCount.kept(9, hasSelector: false) == .exactly(9))
    #expect(PeopleCount.about(1_200).text == "about 1,200" && PeopleCount.underTen.text == "<10")
  }

  @Test("handovers are counted by recipient and by what we got, and refusals by reason")
  func ledger() async throws {
    let community = try await Community.make(members: 5)
    let before = try await figures(community)
    #expect(before.handed == PublicFigures.Handed() && before.recipients.isEmpty)
    #expect(before.plans == 0 && before.refusals.isEmpty)
    for number in 0..<3 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let after = try await figures(community)
    #expect(after.handed.handovers == 1 && after.handed.records == sent.permitted)
    #expect(after.recipients.map(\.id.text) == ["nappy-brand"])
    #expect(after.returns.map(\.handed.handovers) == [1, 0, 0])
    #expect(after.returns.map(\.kind) == [.amount, .service, .none])
    #expect(after.plans == 1)
    let missing = ReasonCode.consentMissing
    let line = try #require(after.refusals.first { $0.code == missing.rawValue })
    #expect(line.records == .exactly(2) && line.sentence == missing.sentence)
    let figure = try Figure(parsing: "refusals:\(missing.rawValue)")
    let fact = try await community.workspace.facts([figure], at: community.now)[figure]
    #expect(fact?.text == line.records.text)
    try await community.end()
  }

  @Test("noes are counted for a year, and one after a handover is no breach of it")
  func noes() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    _ = try await community.sent(try Community.nappies())
    #expect(try await figures(community).noes.given == 0)
    try await community.withdraw(0)
    let noes = try await figures(community).noes
    #expect(noes.given == 1 && noes.checked == 1 && noes.broken == 0)
    let later = Timestamp(date: community.now.date.adding(years: 1).adding(days: 1))
    #expect(try await community.workspace.publicFigures(at: later).noes.given == 0)
    try await community.end()
  }

  @Test("a record that was handed over against a no is counted, whoever did it")
  func broken() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let sent = try await community.sent(try Community.nappies())
    try await community.withdraw(0)
    // As if the no had been in the log before the handover, which the gate would have seen.
    let sequence = try #require(sent.sequence) - 1
    try await community.workspace.database.writeAlone { transaction in
      try transaction.run("UPDATE choices SET sequence = \(sequence) WHERE act = 'withdraw'")
    }
    #expect(try await figures(community).noes.broken == 1)
    try await community.end()
  }

  @Test("the figures as data are the figures of the page, under names that stay")
  func json() async throws {
    let community = try await Community.make(members: 12)
    try await community.workspace.evidence.integrate()
    let figures = try await figures(community)
    let report = try await community.workspace.publicReport(at: community.now)
    let answers = try await community.workspace.commonQuestions(report, figures)
    let json = figures.json(report, answers: answers)
    #expect(json["members"]?.int == 12 && json["as_of"]?.string == community.now.rfc3339)
    #expect(json["choices"]?.array?.count == figures.purposes.count)
    #expect(json["choices"]?.array?.first?["silent"]?["count"]?.int == 12)
    #expect(json["checkpoint"]?["size"]?.int == figures.proof?.size)
    #expect(json["disclosures"]?["by_consideration"]?.array?.count == 3)
    #expect(json["findings"]?["open"]?.int == 0 && json["findings"]?["closed"]?.int == 0)
    #expect(json["answers"]?.array?.count == CommonQuestion.ID.allCases.count)
    #expect(json["methods"]?.object?.count == FigureMethod.allCases.count)
    #expect(figures.proof?.newest != nil && (figures.proof?.size ?? 0) > 0)
    try await community.end()
  }
}
