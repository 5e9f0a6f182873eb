import Consent
import Disclosure
import Findings
import Formats
import Foundation
import Gate
import Register
import Standing
import Store
import TestSupport
import Testing
import Workspace

@Suite("Audiences", .onEveryEngine)
struct AudienceTests {
  @Test("all adds and drops, in order, give exactly who is permitted at each run (D3)")
  func deltasAddUp() async throws {
    let count = 20
    let world = try await AudienceWorld.make(members: count)
    let audience = try await world.audience()
    var (network, random) = (Network(), SplitMix64(seed: 11))
    var (permitted, erased) = (Set<Int>(), Set<Int>())
    for round in 0..<7 {
      for number in 0..<count where !erased.contains(number) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0 where !permitted.contains(number), 1 where !permitted.contains(number):
          try await world.choose(number, .grant, day: round * 7)
          permitted.insert(number)
        case 2 where permitted.contains(number):
          try await world.choose(number, .withdraw, day: round * 7)
          permitted.remove(number)
        case 3 where round > 2 && erased.count < 4:
          try await world.community.erase(number)
          permitted.remove(number)
          erased.insert(number)
        default: break
        }
      }
      let before = Set(network.held.values)
      let run = try await world.run(audience, day: round * 7)
      try network.take(from: world.out(audience))
      let now = Set(permitted.map { "parent\($0)@example.org" })
      #expect(Set(network.held.values) == now)
      #expect(network.held.count == now.count)
      #expect(run.added == now.subtracting(before).count, "\(run.failure ?? "")")
      #expect(run.dropped == before.subtracting(now).count)
    }
    #expect(erased.count > 0)
    #expect(try await world.workspace.audiences.show(audience.id).size == permitted.count)
    #expect(try await world.faults() == [])
    try await world.community.end()
  }

  @Test("a run that cannot be delivered goes on with the same disclosure, and adds nobody twice")
  func nothingTwice() async throws {
    let folder = Community.temporaryFolder()
    let world = try await AudienceWorld.make(members: 4, delivery: "{folder: \(folder)}")
    for number in 0..<3 { try await world.choose(number, .grant, day: 0) }
    let audience = try await world.audience()
    let failed = try await world.run(audience, day: 0)
    #expect(failed.state == .packed && failed.failure?.contains(folder) == true)
    let findings = try await world.workspace.findings.list(.open, limit: 10)
    #expect(findings.map(\.kind) == ["audience-undelivered"])
    #expect(findings.first?.owner == "Marketing")
    // Before its time it is not tried again by itself; then it is, also where somebody was added meanwhile.
    #expect(try await world.workspace.audiences.due(at: world.day(0)) == [])
    try await world.choose(3, .grant, day: 1)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    #expect(try await world.workspace.audiences.due(at: world.day(1)) == [audience.id])
    #expect(try await world.workspace.runDueAudiences(at: world.day(1), web: nil) == 0)
    let done = try await world.workspace.audiences.history(audience.id)
    #expect(done.map(\.state) == [.delivered] && done[0].disclosure == failed.disclosure)
    #expect(try await world.workspace.disclosures.sent().count == 1)
    #expect(try await world.workspace.findings.list(.open, limit: 10).isEmpty)
    var network = Network()
    try network.take(from: folder)
    #expect(network.held.count == 3)
    #expect(try await world.run(audience, day: 7).added == 1)
    try network.take(from: folder)
    #expect(network.held.count == 4)
    #expect(try await world.faults() == [])
    try FileManager.default.removeItem(atPath: folder)
    try await world.community.end()
  }

  @Test("a run that ended between its commit and its file's name is finished by the next")
  func finishesAfterCommit() async throws {
    let folder = Community.temporaryFolder()
    let world = try await AudienceWorld.make(members: 2, delivery: "{folder: \(folder)}")
    for number in 0..<2 { try await world.choose(number, .grant, day: 0) }
    let audience = try await world.audience()
    let failed = try await world.run(audience, day: 0)
    let place = world.workspace.disclosures.folder(of: try #require(failed.disclosure))
    let files = FileManager.default
    try files.moveItem(atPath: place + "/add.csv", toPath: place + "/.unfinished")
    try files.removeItem(atPath: place + "/certificate.json")
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try await world.run(audience, day: 1).state == .delivered)
    let package = folder + "/\(audience.id)-0001"
    #expect(try Verification.verify(package + "/certificate.json").isIntact)
    #expect(try await world.workspace.disclosures.sent().count == 1)
    try files.removeItem(atPath: folder)
    try await world.community.end()
  }

  @Test("a condition on a field that stands for health needs each person's explicit yes (C8)")
  func proxyNeedsExplicitConsent() async throws {
    let world = try await AudienceWorld.make(
      members: 3,
      edits: [
        ("    kind: yes-no\n", "    kind: yes-no\n    proxy-for: health\n"),
        ("fields: [email, country]", "fields: [email, country, has_under5]"),
        ("    kind: audience\n", "    kind: audience\n    special: yes\n    children: yes\n"),
      ])
    let use = try AudienceWorld.use("yes", field: "has_under5")
    try await world.choose(0, .grant, day: 0, explicit: true)
    try await world.choose(1, .grant, day: 0)
    let plan = try await world.workspace.disclosures.plan(
      use, actor: Community.staff, at: world.community.now)
    #expect(plan.permitted == 1)
    #expect(
      plan.reasons.first { $0.code == .specialNoExplicitConsent }?.count == 2)
    let audience = try await world.audience(use)
    #expect(try await world.run(audience, day: 0).added == 1)
    try await world.community.end()
  }

  @Test("a condition uses declared selectors alone, and an audience purposes that build one")
  func declaredAlone() async throws {
    let world = try await AudienceWorld.make(members: 1)
    let audiences = world.workspace.audiences
    for (field, band) in [("country", "FR"), ("email", "x"), ("nothing", "x")] {
      await #expect(throws: DisclosureError.self) {
        try await audiences.add(
          try AudienceWorld.use(band, field: field), everyDays: 7, actor: Community.staff,
          at: world.community.now)
      }
    }
    await #expect(throws: AudienceError.notAnAudience(purpose: "offers.baby")) {
      try await audiences.add(
        try Community.nappies(), everyDays: 7, actor: Community.staff, at: world.community.now)
    }
    #expect(try await audiences.list().isEmpty)
    try await world.community.end()
  }

  @Test("nobody approves their own audience, and nothing runs before somebody else did")
  func secondPerson() async throws {
    let world = try await AudienceWorld.make(members: 1)
    let audiences = world.workspace.audiences
    let added = try await audiences.add(
      try AudienceWorld.use(), everyDays: 7, actor: Community.staff, at: world.community.now)
    await #expect(throws: AudienceError.ownProposal(id: added.id)) {
      try await audiences.approve(added.id, actor: Community.staff, at: world.community.now)
    }
    #expect(try await audiences.due(at: world.day(30)) == [])
    await #expect(throws: AudienceError.state(id: added.id, .proposed)) {
      try await world.run(added, day: 0)
    }
    try await world.community.end()
  }

  @Test("a paused audience waits, one that ends drops everybody, and a drop says nothing but whom")
  func pausesAndEnds() async throws {
    let world = try await AudienceWorld.make(members: 3)
    for number in 0..<3 { try await world.choose(number, .grant, day: 0) }
    let (audience, audiences) = (try await world.audience(), world.workspace.audiences)
    _ = try await world.run(audience, day: 0)
    _ = try await audiences.pause(audience.id, actor: Community.staff, at: world.day(1))
    #expect(try await audiences.due(at: world.day(60)) == [])
    _ = try await audiences.resume(audience.id, actor: Community.staff, at: world.day(60))
    #expect(try await world.run(audience, day: 60).state == .unchanged)
    _ = try await audiences.end(audience.id, actor: Community.staff, at: world.day(61))
    let last = try await world.run(audience, day: 61)
    #expect(last.dropped == 3 && last.disclosure == nil)
    let over = try await audiences.show(audience.id)
    #expect(over.state == .ended && over.size == 0)
    let drops = try #require(
      FileManager.default.contents(atPath: world.out(audience) + "/\(audience.id)-0003/drop.csv"))
    let lines = String(decoding: drops, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 4 && lines.dropFirst().allSatisfy { $0.utf8.count == 32 })
    #expect(try await world.faults() == [])
    try await world.community.end()
  }

  @Test("a pause of the purpose empties an audience at its next run")
  func pausedPurposeDrops() async throws {
    let world = try await AudienceWorld.make(members: 2)
    for number in 0..<2 { try await world.choose(number, .grant, day: 0) }
    let audience = try await world.audience()
    #expect(try await world.run(audience, day: 0).added == 2)
    _ = try await world.workspace.standing.publish(
      try AudienceWorld.register([
        ("  ads.audience:\n    label", "  ads.audience:\n    retired: 2026-11-22\n    label")
      ]), actor: Community.staff, at: world.day(2))
    let run = try await world.run(audience, day: 7)
    #expect(run.added == 0 && run.dropped == 2)
    try await world.community.end()
  }
}
