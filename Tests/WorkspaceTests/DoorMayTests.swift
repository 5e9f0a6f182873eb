import Disclosure
import Door
import Findings
import Formats
import Foundation
import Gate
import Register
import Staff
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

/// What partners ask and declare, and how they come in.
@Suite("Door: asking, declaring, coming in", .onEveryEngine)
struct DoorMayTests {
  @Test("a reference is permitted until the member withdraws, and denied by the next answer")
  func withdrawal() async throws {
    let world = try await DoorWorld()
    let (door, now, brand) = (world.door, world.now, try DoorWorld.brand())
    let refs = try world.refs(of: world.first)
    #expect(try await door.may(refs, in: world.first.id, brand, at: now) == [true, true])
    try await world.community.withdraw(1)
    let answers = try await door.may(refs, in: world.first.id, brand, at: now)
    #expect(answers.count { $0 } == 1)
    try await world.community.workspace.standing.pause(
      try Community.purpose("offers.baby"), reason: "x", actor: Community.staff, at: now)
    #expect(try await door.may(refs, in: world.first.id, brand, at: now) == [false, false])
    try await world.community.end()
  }

  @Test(
    "an unknown reference, another disclosure's, another partner's and an erased one are denied")
  func denied() async throws {
    let world = try await DoorWorld()
    let (door, now, brand) = (world.door, world.now, try DoorWorld.brand())
    let refs = try world.refs(of: world.first)
    let id = world.first.id
    #expect(try await door.may(["00", "", "x"], in: id, brand, at: now) == [false, false, false])
    #expect(try await door.may(refs, in: world.second.id, brand, at: now) == [false, false])
    #expect(try await door.may(refs, in: id, try DoorWorld.broker(), at: now) == [false, false])
    #expect(
      try await door.may(refs, in: UUIDv7.make(at: now).text, brand, at: now) == [false, false])
    #expect(try await door.may([], in: id, brand, at: now).isEmpty)
    #expect(
      try await door.may([refs[0], refs[0]], in: id, brand, at: now) == [true, true])
    let many = (0...Door.mostRefs).map(String.init)
    await #expect(throws: DoorError.tooManyRefs(most: Door.mostRefs)) {
      _ = try await door.may(many, in: id, brand, at: now)
    }
    try await world.community.erase(0)
    try await world.community.erase(1)
    #expect(try await door.may(refs, in: id, brand, at: now) == [false, false])
    try await world.community.end()
  }

  @Test("a decoy answers as members do: yes while they are permitted, no when none is")
  func decoys() async throws {
    let world = try await DoorWorld()
    let workspace = world.community.workspace
    let door = Door(
      database: workspace.database, disclosures: workspace.disclosures,
      key: workspace.vault.derive("door"), decoys: { refs, _ in Set(refs).intersection(["d1"]) })
    let (id, now, brand) = (world.first.id, world.now, try DoorWorld.brand())
    #expect(try await door.may(["d1", "d2"], in: id, brand, at: now) == [true, false])
    for number in 0..<2 { try await world.community.withdraw(number) }
    #expect(try await door.may(["d1", "d2"], in: id, brand, at: now) == [false, false])
    try await world.community.end()
  }

  @Test("passing on along the approved way is written down as permitted")
  func permittedOnward() async throws {
    let world = try await DoorWorld()
    try await world.routeThroughBroker()
    let register = try await world.community.workspace.inForce().register
    let transfer = try await world.door.declareOnward(
      to: "nappy-brand", of: world.first.id, on: world.now.date, members: 2,
      try DoorWorld.broker(), register: register, at: world.now)
    #expect(transfer.isPermitted && transfer.taker?.text == "nappy-brand")
    #expect(try await world.community.workspace.findings.list(limit: 9).isEmpty)
    #expect(try await world.door.onward(limit: 9) == [transfer])
    #expect(try await world.kinds() == ["door.onward-declared"])
    try await world.community.end()
  }

  @Test("passing on to anybody else is no permission and opens a finding of the partner's team")
  func undeclaredOnward() async throws {
    let world = try await DoorWorld()
    let workspace = world.community.workspace
    let register = try await workspace.inForce().register
    let brand = try DoorWorld.brand()
    for taker in ["Planted Traders", "party"] {
      let transfer = try await world.door.declareOnward(
        to: taker, of: world.first.id, on: world.now.date, members: 1, brand, register: register,
        at: world.now)
      #expect(!transfer.isPermitted)
    }
    let findings = try await workspace.findings.list(limit: 9)
    #expect(findings.map(\.kind) == ["undeclared-onward", "undeclared-onward"])
    #expect(
      findings.map(\.owner) == [
        register.recipients[id: brand.recipient]?.team,
        register.recipients[id: brand.recipient]?.team,
      ])
    #expect(!findings.contains { $0.title.contains("Planted") })
    let declared = try await world.door.onward(of: brand.recipient, limit: 9)
    #expect(Set(declared.map(\.name)) == ["Planted Traders", nil])
    let leaves = try await workspace.database.read {
      try $0.entries(after: 0, limit: 1_000).map { String(decoding: $0.leaf, as: UTF8.self) }
    }
    #expect(!leaves.contains { $0.contains("Planted") })
    #expect(try await world.door.check().all.isEmpty)
    try await world.community.end()
  }

  @Test("a declaration of somebody else's disclosure, another day or too many people is refused")
  func refusedOnward() async throws {
    let world = try await DoorWorld()
    let register = try await world.community.workspace.inForce().register
    let today = world.now.date
    func declare(
      _ taker: String, _ id: String, _ day: CivilDate, _ members: Int, _ partner: Partner
    ) async throws {
      _ = try await world.door.declareOnward(
        to: taker, of: id, on: day, members: members, partner, register: register, at: world.now)
    }
    let (id, brand) = (world.first.id, try DoorWorld.brand())
    await #expect(throws: DoorError.notTheirs) {
      try await declare("party", id, today, 1, try DoorWorld.broker())
    }
    await #expect(throws: DoorError.nobodyNamed) { try await declare("", id, today, 1, brand) }
    await #expect(throws: DoorError.dayOutOfRange) {
      try await declare("party", id, today.adding(days: 1), 1, brand)
    }
    await #expect(throws: DoorError.dayOutOfRange) {
      try await declare("party", id, today.adding(days: -1), 1, brand)
    }
    for members in [0, 3, -1, Int.max] {
      await #expect(throws: DoorError.countOutOfRange(most: 2)) {
        try await declare("party", id, today, members, brand)
      }
    }
    #expect(try await world.door.onward(limit: 9).isEmpty)
    try await world.community.end()
  }

  @Test("a link opens one visit, for its time; a visit ends when it is ended or left idle")
  func visits() async throws {
    let community = try await Community.make(members: 0)
    let (door, now) = (community.workspace.door, community.now)
    let register = try await community.workspace.inForce().register
    let brand = try Community.recipient("nappy-brand")
    for stranger in [RecipientID.ourselves, try Community.recipient("nobody")] {
      await #expect(throws: DoorError.unknownPartner) {
        _ = try await door.makeLink(for: stranger, register: register, at: now)
      }
    }
    let link = try await door.makeLink(for: brand, register: register, at: now)
    let late = try await door.makeLink(for: brand, register: register, at: now)
    let opened = try await door.signIn(link, at: now)
    #expect(try await door.session(opened.token, at: now)?.recipient == brand)
    await #expect(throws: DoorError.linkUnusable) { _ = try await door.signIn(link, at: now) }
    await #expect(throws: DoorError.linkUnusable) {
      _ = try await door.signIn(late, at: now.adding(seconds: 15 * 60))
    }
    await #expect(throws: DoorError.linkUnusable) {
      _ = try await door.signIn(Token("guess"), at: now)
    }
    #expect(
      try await door.session(opened.token, at: now.adding(seconds: Session.idleSeconds)) == nil)
    #expect(try await door.endSessions(of: brand, actor: Community.staff, at: now) == 1)
    #expect(try await door.session(opened.token, at: now) == nil)
    await #expect(throws: DoorError.linkUnusable) { _ = try await door.signIn(late, at: now) }
    #expect(try await door.calls(limit: 9).map(\.kind) == [.signIn])
    #expect(try await door.check().all.isEmpty)
    try await community.end()
  }

  @Test("a key opens its partner's door until it is revoked, and its token is kept nowhere")
  func keys() async throws {
    let community = try await Community.make(members: 0)
    let (workspace, now) = (community.workspace, community.now)
    let register = try await workspace.inForce().register
    let brand = try Community.recipient("nappy-brand")
    let made = try await workspace.door.createKey(
      name: "warehouse", for: brand, register: register, actor: Community.staff, at: now)
    #expect(try await workspace.door.authenticate(made.token)?.recipient == brand)
    #expect(try await workspace.door.authenticate(made.token)?.key == made.key.id)
    let ours = try await workspace.staff.createKey(
      name: "app", scopes: [.may], actor: Community.staff, at: now)
    #expect(try await workspace.door.authenticate(ours.token) == nil)
    #expect(try await workspace.staff.authenticate(made.token) == nil)
    #expect(try await workspace.door.keys() == [made.key])
    try await workspace.door.revokeKey(id: made.key.id, actor: Community.staff, at: now)
    #expect(try await workspace.door.authenticate(made.token) == nil)
    await #expect(throws: DoorError.keyUnknown) {
      try await workspace.door.revokeKey(id: made.key.id, actor: Community.staff, at: now)
    }
    #expect(try await workspace.door.check().all.isEmpty)
    try await community.end()
  }
}
