import Consent
import Erasure
import Formats
import Gate
import Law
import Mail
import Members
import Register
import Store
import TestSupport
import Testing

@testable import Workspace

@Suite("Objections and restrictions", .onEveryEngine)
struct ObjectionTests {
  /// A purpose of the example that rests on interests and is no direct marketing, and one that is.
  private static func purposes(_ community: Community) async throws -> (PurposeID, PurposeID) {
    let register = try await community.workspace.inForce().register
    let interest = try #require(
      register.purposes.first { $0.basis == .legitimateInterests && !$0.marketing })
    let marketing = try #require(register.purposes.first { $0.marketing })
    return (interest.id, marketing.id)
  }

  @Test("an objection to marketing simply stands; any other waits for a person, honoured meanwhile")
  func opened() async throws {
    let community = try await Community.make(members: 1)
    let (workspace, now) = (community.workspace, community.now)
    let (interest, marketing) = try await Self.purposes(community)
    let subject = try await community.subject(0)
    let own = Use(purpose: interest, recipient: .ourselves)
    try await workspace.object(
      subject, to: .purpose(marketing), channel: .phone, actor: Community.staff, at: now)
    #expect(try await workspace.erasures.objections().isEmpty)
    try await workspace.object(
      subject, to: .purpose(interest), channel: .phone, actor: Community.staff, at: now)
    let open = try await workspace.erasures.objections()
    #expect(open.map(\.purpose) == [interest])
    #expect(
      try await workspace.may(own, subject: subject, at: now).reasons.map(\.code)
        .contains(.objection))
    #expect(try await workspace.erasures.openObjections(workspace.inForce(), at: now) == 0)
    try await community.end()
  }

  @Test("a decision needs a person and grounds; overridden, it is lifted once the letter went")
  func decided() async throws {
    let community = try await Community.make(members: 1)
    let (workspace, now) = (community.workspace, community.now)
    let (interest, _) = try await Self.purposes(community)
    let subject = try await community.subject(0)
    try await workspace.object(
      subject, to: .purpose(interest), channel: .phone, actor: Community.staff, at: now)
    let id = try #require(try await workspace.erasures.objections().first?.id)
    await #expect(throws: ErasureError.reasonMissing) {
      try await workspace.decide(
        objection: id, isUpheld: true, grounds: " ", actor: Community.staff, at: now)
    }
    await #expect(throws: ErasureError.staffAlone) {
      try await workspace.decide(
        objection: id, isUpheld: true, grounds: "x", actor: Actor(kind: .system, id: "x"), at: now)
    }
    try await workspace.decide(
      objection: id, isUpheld: false, grounds: "fraud was found", actor: Community.staff, at: now)
    func stands() async throws -> Bool {
      let own = Use(purpose: interest, recipient: .ourselves)
      return try await workspace.may(own, subject: subject, at: now).reasons.map(\.code)
        .contains(.objection)
    }
    #expect(try await workspace.finishLifts(at: now) == 0)
    #expect(try await stands())
    #expect(try await workspace.deliverMail(at: now) == 1)
    #expect(try await workspace.finishLifts(at: now) == 1)
    #expect(try await !stands())
    await #expect(throws: ErasureError.unknownObjection) {
      try await workspace.decide(
        objection: id, isUpheld: true, grounds: "again", actor: Community.staff, at: now)
    }
    #expect(try await workspace.erasures.objection(id).grounds == "fraud was found")
    try await community.end()
  }

  @Test("a restriction denies everything at once, and ends only after the member was told")
  func restricted() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(0)
    func isRestricted() async throws -> Bool {
      try await workspace.may(try Community.nappies(), subject: subject, at: now).reasons
        .map(\.code).contains(.subjectRestricted)
    }
    await #expect(throws: ErasureError.nothingToLift) {
      try await workspace.liftRestriction(
        subject, reason: "x", actor: Community.staff, at: now)
    }
    try await workspace.restrict(subject, channel: .phone, actor: Community.staff, at: now)
    #expect(try await isRestricted())
    #expect(
      try await !workspace.liftRestriction(
        subject, reason: "it was put right", actor: Community.staff, at: now))
    #expect(try await workspace.finishLifts(at: now) == 0)
    #expect(try await isRestricted())
    _ = try await workspace.deliverMail(at: now)
    #expect(try await workspace.finishLifts(at: now) == 1)
    #expect(try await !isRestricted())
    #expect(try await workspace.fsck(at: now).flaws.isSound)
    try await community.end()
  }
}
