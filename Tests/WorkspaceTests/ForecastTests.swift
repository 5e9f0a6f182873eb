import Consent
import Disclosure
import Formats
import Gate
import Law
import Members
import Register
import Standing
import Store
import TestSupport
import Testing
import Workspace

@Suite("Forecast of a stop", .onEveryEngine)
struct ForecastTests {
  /// Every answer that a member can get: the use as such, and each field of it.
  private struct Cell: Hashable {
    var way: StopForecast.Way
    var field: FieldID?
  }

  private static func agreement(_ text: String) throws -> AgreementID {
    try #require(AgreementID(text))
  }

  private static func countries(_ codes: String...) throws -> [Country] {
    try codes.map { try #require(Country($0)) }
  }

  /// Members anywhere, also where we do not know, who said yes and no to anything.
  private static func community(_ random: inout SplitMix64, members count: Int) async throws
    -> Community
  {
    let community = try await Community.make(members: 0)
    let residence = try await community.workspace.inForce().register.organisation.residenceField
    var drafts: [MemberDraft] = []
    for number in 0..<count {
      var draft = try Community.draft(number)
      let code = ["GB", "GB", "IE", "DE", "US", nil].randomElement(using: &random) ?? nil
      draft.values[residence] = code.flatMap { Country($0) }.map { .country($0) }
      drafts.append(draft)
    }
    try await community.take(drafts)
    let register = try await community.workspace.inForce().register
    for number in 0..<count {
      for _ in 0..<6 {
        guard let agreement = register.agreements.randomElement(using: &random),
          let purpose = agreement.purposes.randomElement(using: &random)
        else { continue }
        let isGrant = Int.random(in: 0..<5, using: &random) > 0
        let isWide = Bool.random(using: &random)
        try await community.choose(
          number,
          ChoiceDraft(
            act: isGrant
              ? .grant : [.refuse, .withdraw, .object].randomElement(using: &random) ?? .refuse,
            purpose: .purpose(purpose), recipient: isWide ? .all : .recipient(agreement.recipient),
            notice: isGrant ? NoticeVersion("privacy@1") : nil, channel: .web,
            explicit: Bool.random(using: &random)))
      }
    }
    return community
  }

  /// The answers of each member, one after the other, without index or bitmaps.
  private static func answers(_ community: Community, members count: Int) async throws
    -> [[Cell: Bool]]
  {
    var all: [[Cell: Bool]] = []
    for number in 0..<count {
      var answers: [Cell: Bool] = [:]
      let rows = try await community.workspace.stopTable(
        try await community.subject(number), at: community.now)
      for row in rows {
        let way = StopForecast.Way(
          purpose: row.purpose, recipient: row.recipient, through: row.through)
        answers[Cell(way: way)] = row.isPermitted
        for field in row.fields { answers[Cell(way: way, field: field.field)] = field.isPermitted }
      }
      all.append(answers)
    }
    return all
  }

  @Test(
    "for each use and field, as many are counted as get another answer once the act is done; looking writes nothing",
    arguments: [3, 8] as [UInt64])
  func counts(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let members = 10
    let community = try await Self.community(&random, members: members)
    let workspace = community.workspace
    let (nappies, social) = (
      try Self.agreement("nappy-offers"), try Self.agreement("social-sharing")
    )
    let mail = try Self.agreement("mail-service")
    let newsletter = try Community.purpose("newsletter")
    var seen = 0
    for change in [
      .suspend(nappies, try Self.countries("IE")), .suspend(social, nil), .pause(newsletter),
      .suspend(mail, try Self.countries("DE", "GB")), .unpause(newsletter), .lift(social, nil),
      .lift(mail, try Self.countries("GB")), .suspend(nappies, nil),
      .pause(try Community.purpose("ads.audience")), .lift(nappies, nil),
    ] as [StandingChange] {
      let head = try await workspace.database.read { try $0.head() }
      let forecast = try await workspace.whatWouldStop(change, at: community.now)
      #expect(try await workspace.database.read { try $0.head() } == head)
      let before = try await Self.answers(community, members: members)
      try await workspace.standing.carryOut(
        change, reason: "test", actor: Community.staff, at: community.now)
      let after = try await Self.answers(community, members: members)
      var flips: [Cell: Int] = [:]
      var people = 0
      for (old, new) in zip(before, after) {
        let changed = old.keys.filter { old[$0] != new[$0] }
        for cell in changed {
          flips[cell, default: 0] += 1
          #expect(old[cell] == change.isStop, "\(change)")
        }
        people += changed.isEmpty ? 0 : 1
      }
      var told: [Cell: Int] = [:]
      for line in forecast.uses {
        told[Cell(way: line.way)] = line.count.changes
        #expect(line.count.before == before.count { $0[Cell(way: line.way)] == true })
        #expect(line.count.after == after.count { $0[Cell(way: line.way)] == true })
        for field in line.fields {
          told[Cell(way: line.way, field: field.field)] = field.count.changes
        }
      }
      #expect(told.filter { $0.value > 0 } == flips, "\(change)")
      #expect(forecast.people == people, "\(change)")
      seen += people
    }
    #expect(seen > 0)
    try await community.end()
  }

  @Test("only people of the country count; nobody whose country is unknown; what goes on says why")
  func territory() async throws {
    let community = try await Community.make(members: 0)
    let residence = try await community.workspace.inForce().register.organisation.residenceField
    var drafts = try (0..<3).map { try Community.draft($0) }
    drafts[1].values[residence] = .country(try #require(Country("IE")))
    drafts[2].values[residence] = nil
    try await community.take(drafts)
    for number in 0..<3 { try await community.allow(number) }
    let nappies = try Self.agreement("nappy-offers")
    let way = StopForecast.Way(
      purpose: try Community.purpose("offers.baby"),
      recipient: try Community.recipient("nappy-brand"), through: [])
    let ireland = try await community.workspace.whatWouldStop(
      .suspend(nappies, Self.countries("IE")), at: community.now)
    let line = try #require(ireland.uses.first { $0.way == way })
    #expect(line.count == .init(before: 2, after: 1, changes: 1))
    #expect(ireland.people == 1 && ireland.hasSelector)
    let rest = try #require(ireland.remaining.first { $0.way == way })
    #expect(rest.reason == .otherCountries)
    // Two are allowed and one would stop: to say that one goes on would tell the hidden count.
    #expect(rest.people == nil)
    let everywhere = try await community.workspace.whatWouldStop(
      .suspend(nappies, nil), at: community.now)
    #expect(everywhere.uses.first { $0.way == way }?.count.changes == 2)
    #expect(!everywhere.remaining.contains { $0.way == way })
    try await community.end()
  }

  @Test("a planned disclosure and its job are named with what becomes of them, and sent data stays")
  func ledger() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<2 { try await community.allow(number) }
    let workspace = community.workspace
    let sent = try await community.sent(try Community.nappies())
    let plan = try await workspace.disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    _ = try await workspace.disclosures.approve(plan.id, actor: Community.other, at: community.now)
    _ = try await workspace.askToSend(
      plan.id, format: .csv, actor: Community.staff, at: community.now)
    let pause = StandingChange.pause(try Community.purpose("offers.baby"))
    for change in [pause, .suspend(try Self.agreement("nappy-offers"), nil)] {
      let forecast = try await workspace.whatWouldStop(change, at: community.now)
      #expect(forecast.waiting.map(\.id) == [plan.id])
      let waiting = try #require(forecast.waiting.first)
      #expect(waiting.state == .approved && waiting.job == .waiting)
      #expect(waiting.count == .init(before: 2, after: 0, changes: 2))
      #expect(waiting.sentence(isStop: true).contains("refused when sent"))
      #expect(forecast.held.map(\.id) == [sent.id])
      let held = try #require(forecast.held.first)
      #expect(held.people == 2)
      #expect(
        held.sentence(recipient: \.text).hasPrefix(
          "The data of 2 people, sent on 21 November 2026, stays with nappy-brand."))
    }
    // What lies with a recipient of another agreement is none of this one's.
    let other = try await workspace.whatWouldStop(
      .suspend(try Self.agreement("mail-service"), nil), at: community.now)
    #expect(other.waiting.isEmpty && other.held.isEmpty)
    try await workspace.standing.carryOut(
      pause, reason: "test", actor: Community.staff, at: community.now)
    await #expect(throws: DisclosureError.nobodyPermitted(id: plan.id)) {
      _ = try await workspace.disclosures.send(
        plan.id, actor: Community.staff, at: community.now)
    }
    try await community.end()
  }

  @Test(
    "what stands already is said so, what cannot be done is refused, what stays stopped says why")
  func standing() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let workspace = community.workspace
    let offers = try Community.purpose("offers.baby")
    let nappies = try Self.agreement("nappy-offers")
    await #expect(throws: StandingError.notPaused(offers)) {
      _ = try await workspace.whatWouldStop(.unpause(offers), at: community.now)
    }
    for change in [StandingChange.pause(offers), .suspend(nappies, nil)] {
      try await workspace.standing.carryOut(
        change, reason: "test", actor: Community.staff, at: community.now)
    }
    let again = try await workspace.whatWouldStop(.pause(offers), at: community.now)
    #expect(again.isInForce && again.people == 0 && again.uses.isEmpty)
    let lifted = try await workspace.whatWouldStop(.lift(nappies, nil), at: community.now)
    #expect(lifted.heading == "What would go on again")
    #expect(lifted.people == 0)
    let still = try #require(lifted.stillStopped.first { $0.way.purpose == offers })
    #expect(still.reasons == [.purposePaused])
    try await community.end()
  }
}
