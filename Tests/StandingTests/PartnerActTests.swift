import Formats
import Law
import Register
import Standing
import Store
import TestSupport
import Testing

@Suite(.onEveryEngine) struct PartnerActTests {
  private static let lead = Actor(kind: .staff, id: "lead")

  private func standing(draft: Bool = false) async throws -> (Standing, any Store.Database) {
    let database = try await TestFolder().database()
    let standing = Standing(database: database)
    _ = try await standing.publish(
      register { declared in
        guard draft else { return }
        declared.agreements = Declared(
          declared.agreements.map { agreement in
            var agreement = agreement
            agreement.signed = false
            return agreement
          })
      },
      actor: Self.lead, at: time(0))
    return (standing, database)
  }

  @Test("a draft is no agreement until it is signed, and an ended one stays in its place as over")
  func life() async throws {
    let (standing, _) = try await standing(draft: true)
    let print = try agreementID("print")
    let printer = try #require(RecipientID("printer"))
    #expect(try #require(try await standing.load()).agreements(with: printer).isEmpty)
    await #expect(throws: StandingError.notSigned(print)) {
      try await standing.carryOut(PartnerAct.end(print), actor: Self.lead, at: time(1))
    }
    try await standing.carryOut(
      PartnerAct.sign(print, on: time(1).date), actor: Self.lead, at: time(1))
    #expect(
      try #require(try await standing.load()).agreements(with: printer).map(\.id) == [print])
    await #expect(throws: StandingError.signedAlready(print)) {
      try await standing.carryOut(
        PartnerAct.sign(print, on: time(1).date), actor: Self.lead, at: time(2))
    }
    try await standing.carryOut(PartnerAct.end(print), actor: Self.lead, at: time(3))
    #expect(try #require(try await standing.load()).partners.ended == [print: time(3)])
    await #expect(throws: StandingError.endedAlready(print)) {
      try await standing.carryOut(PartnerAct.end(print), actor: Self.lead, at: time(4))
    }
    #expect(try await standing.check().isSound)
  }

  @Test("an undertaking that is tried out is what is in force once it is given, until it is lifted")
  func undertaking() async throws {
    let (standing, _) = try await standing()
    let promise = Undertaking(
      id: "u1", purpose: try purpose("newsletter"), territories: try countries("GB", "DE"),
      from: time(0).date)
    let before = try #require(try await standing.load())
    let tried = try StandingChange.undertake(promise).applied(to: before)
    try await standing.carryOut(
      StandingChange.undertake(promise), reason: "to the ICO", actor: Self.lead, at: time(1))
    #expect(try await standing.load() == tried)
    #expect(try await standing.undertakings().map(\.words) == ["to the ICO"])
    try await standing.carryOut(
      StandingChange.release("u1"), reason: "released", actor: Self.lead, at: time(2))
    #expect(try await standing.load() == before)
    #expect(try await standing.undertakings().first?.lifted == time(2))
    await #expect(throws: StandingError.unknownUndertaking("u1")) {
      try await standing.carryOut(
        StandingChange.release("u1"), reason: "", actor: Self.lead, at: time(3))
    }
    await #expect(throws: StandingError.undertakingTooWide) {
      try await standing.carryOut(
        StandingChange.undertake(Undertaking(id: "u2", from: time(0).date)), reason: "",
        actor: Self.lead,
        at: time(3))
    }
    #expect(try await standing.check().isSound)
  }

  @Test("fsck finds terms that are not those of their entry")
  func terms() async throws {
    let (standing, database) = try await standing()
    try await standing.carryOut(
      PartnerAct.end(try agreementID("print")), actor: Self.lead, at: time(1))
    let changed = JSON.object(["agreement": .string("mail")]).canonical
    try await database.write { transaction in
      _ = try transaction.run("UPDATE partner_terms SET terms = \(changed)")
    }
    #expect(!(try await standing.check().isSound))
  }
}
