import Consent
import Formats
import Mail
import Members
import Register
import Rights
import Store
import TestSupport
import Testing
import Workspace

@Suite(.onEveryEngine) struct RequestActTests {
  private func receive(
    _ right: RequestRight, of number: Int?, in community: Community
  ) async throws -> SubjectRequest {
    var subject: UInt32?
    if let number { subject = try await community.subject(number) }
    return try await community.workspace.receive(
      RequestDraft(
        right, received: community.now.date, channel: .phone,
        content: RequestContent(words: "Quentin Querulous calls")),
      subject: subject, actor: Community.staff, at: community.now)
  }

  @Test("an objection is carried out and answered in one act, and the gate denies from then on")
  func objection() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let request = try await receive(.objection, of: 0, in: community)
    #expect(request.place == "GB")
    let outcome = try await community.workspace.carryOut(
      request: request.id, actor: Community.staff, at: community.now)
    #expect(outcome.state == .done && outcome.told == .mail)
    #expect(outcome.request.state == .answered && outcome.request.outcome == .done)
    let history = try await community.workspace.consent.history(
      of: try await community.subject(0))
    #expect(history.last?.choice.act == .object && history.last?.channel == .phone)
    // A letter that says so lies ready.
    #expect(try await community.workspace.mail.waiting() == 2)
    let answer = try await community.workspace.may(
      try Community.nappies(), subject: try await community.subject(0), at: community.now)
    #expect(answer.isPermitted == false)
    await #expect(throws: RequestError.notAllowed(.answer, from: .answered)) {
      try await community.workspace.carryOut(
        request: request.id, actor: Community.staff, at: community.now)
    }
    #expect(try await community.workspace.fsck(at: community.now).isSound)
    try await community.end()
  }

  @Test("a rectification puts the value right; what names no field is left to staff")
  func rectification() async throws {
    let community = try await Community.make(members: 1)
    let request = try await receive(.rectification, of: 0, in: community)
    #expect(
      try await community.workspace.carryOut(
        request: request.id, actor: Community.staff, at: community.now
      ).state == .byHand)
    let name = try #require(FieldID("name"))
    await #expect(throws: RequestError.field("nonsense")) {
      try await community.workspace.carryOut(
        request: request.id, corrections: [try #require(FieldID("nonsense")): "x"],
        actor: Community.staff, at: community.now)
    }
    _ = try await community.workspace.carryOut(
      request: request.id, corrections: [name: "Ada Byron"], actor: Community.staff,
      at: community.now)
    let register = try await community.workspace.inForce().register
    let profile = try await community.workspace.members.profile(
      try await community.subject(0), register: register)
    #expect(profile?.values.contains { $0.value == .text("Ada Byron") } == true)
    #expect(try await community.workspace.requests.find(request.id).state == .answered)
    try await community.end()
  }

  @Test("nothing is carried out for somebody who is not known, nor before anybody has begun")
  func unknown() async throws {
    let community = try await Community.make(members: 1)
    let request = try await receive(.withdrawal, of: nil, in: community)
    await #expect(throws: RequestError.notAllowed(.answer, from: .received)) {
      try await community.workspace.carryOut(
        request: request.id, actor: Community.staff, at: community.now)
    }
    _ = try await community.workspace.take(
      .identify(nil, on: nil), for: request.id, actor: Community.staff, at: community.now)
    await #expect(throws: RequestError.nobody) {
      try await community.workspace.carryOut(
        request: request.id, actor: Community.staff, at: community.now)
    }
    let taken = try await community.workspace.take(
      .answer(.nothingHeld, words: "We hold nothing.", late: nil), for: request.id,
      actor: Community.staff, at: community.now)
    #expect(taken.told == .byHand)
    try await community.end()
  }

  @Test("an erased person's request loses what was said, and is still answered")
  func erased() async throws {
    let community = try await Community.make(members: 2)
    let request = try await receive(.erasure, of: 1, in: community)
    try await community.erase(1)
    let view = try await community.workspace.requestView(request.id)
    #expect(view.request.isErased && view.content == nil && view.request.isOpen)
    let taken = try await community.workspace.take(
      .answer(.done, words: "Everything is gone.", late: nil), for: request.id,
      actor: Community.staff, at: community.now)
    #expect(taken.request.state == .answered)
    #expect(try await community.workspace.fsck(at: community.now).isSound)
    try await community.end()
  }

  @Test(
    "what nobody has taken up stands in today, and the warnings of what is due are written to roles"
  )
  func today() async throws {
    let community = try await Community.make(members: 1)
    let request = try await receive(.unclassified, of: nil, in: community)
    let today = try await community.workspace.today(at: community.now)
    let part = try #require(today.parts.first { $0.kind == .requests })
    #expect(part.lines.map(\.place) == [.request(request.id)])
    #expect(!part.lines.contains { $0.why.contains("Quentin") })
    let later = community.now.adding(seconds: 25 * 86_400)
    let round = try #require(try await community.workspace.watchRequests(at: later))
    #expect(round.warned == 1 && round.opened == 1)
    #expect(try await community.workspace.watchRequests(at: later)?.warned == 0)
    try await community.end()
  }
}
