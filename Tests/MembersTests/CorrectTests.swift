import Formats
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

/// Members put right or remove what is held of them, and see who looked (demands A3, F3).
@Suite(.onEveryEngine) struct CorrectTests {
  private func member(of world: World) async throws -> UInt32 {
    _ = try await world.run(try world.file("a.csv", [World.row(1), World.row(2)]))
    return try #require(try await world.members.find(.id, "m-1"))
  }

  private func entry(_ field: FieldID, _ world: World) async throws -> Profile.Entry? {
    try await world.profile(1).values.first { $0.holding.field == field }
  }

  @Test("a value that was put right is held from that day on, and came from where it came from")
  func correct() async throws {
    let world = try await World()
    defer { world.remove() }
    let (ordinal, name) = (try await member(of: world), try identifier("name") as FieldID)
    let before = try #require(try await entry(name, world))
    let head = try await world.main.read { try $0.head() }
    #expect(
      try await world.members.correct(
        name, of: ordinal, to: .text("Ann Married"), actor: world.actor, at: world.at))
    let after = try #require(try await entry(name, world))
    #expect(after.value == .text("Ann Married"))
    #expect(after.holding.provenance == before.holding.provenance)
    #expect(after.holding.collected == world.at.date)
    let entries = try await world.main.read { try $0.entries(after: head, limit: 9) }
    #expect(entries.map(\.kind) == ["member.corrected"])
    #expect(entries.first?.subjects == [ordinal])
    let leaf = String(decoding: try #require(entries.first).leaf, as: UTF8.self)
    #expect(!leaf.contains("Ann") && !leaf.contains("name"))
    #expect(try await world.profile(2).values.count == world.profile(1).values.count)
    #expect(try await world.members.check().isSound)
  }

  @Test("what is removed is gone, the rest stays, and nothing can be added by correcting")
  func remove() async throws {
    let world = try await World()
    defer { world.remove() }
    let (ordinal, name) = (try await member(of: world), try identifier("name") as FieldID)
    let count = try await world.profile(1).values.count
    #expect(try await world.members.remove(name, of: ordinal, actor: world.actor, at: world.at))
    #expect(try await entry(name, world) == nil)
    #expect(try await world.profile(1).values.count == count - 1)
    let head = try await world.main.read { try $0.head() }
    #expect(
      try await !world.members.correct(
        name, of: ordinal, to: .text("Back"), actor: world.actor, at: world.at))
    #expect(try await !world.members.remove(name, of: ordinal, actor: world.actor, at: world.at))
    #expect(try await !world.members.remove(name, of: 4_000, actor: world.actor, at: world.at))
    #expect(try await world.main.read { try $0.head() } == head)
    #expect(try await world.members.check().isSound)
  }

  @Test("each look is in the log and in the member's own data, without the account there")
  func looks() async throws {
    let world = try await World()
    defer { world.remove() }
    let ordinal = try await member(of: world)
    #expect(try await world.members.looks(at: ordinal, limit: 10).isEmpty)
    for (number, reason) in Look.Reason.allCases.enumerated() {
      try await world.members.recordLook(
        at: ordinal, by: "sam", for: reason, at: world.at.adding(seconds: Int64(number)))
    }
    let looks = try await world.members.looks(at: ordinal, limit: 2)
    #expect(looks.map(\.reason) == [.letter, .check])
    #expect(looks.allSatisfy { $0.account == "sam" })
    let entries = try await world.main.read {
      try $0.entries(of: ["member.looked-at"], after: 0, limit: 9)
    }
    #expect(entries.count == 4 && entries.allSatisfy { $0.subjects == [ordinal] })
    #expect(entries.allSatisfy { !String(decoding: $0.leaf, as: UTF8.self).contains("sam") })
    let data = try await world.members.data(of: ordinal, at: world.at)
    let copy = try await world.main.read { try data.collect(subject: ordinal, $0) }
    #expect(copy["looks"]?.array?.count == 4)
    #expect(!copy.text.contains("sam"))
    try await world.main.write { try data.erase(subject: ordinal, $0) }
    #expect(try await world.members.looks(at: ordinal, limit: 10).isEmpty)
    await #expect(throws: StoreError.self) {
      try await world.members.recordLook(at: ordinal, by: "sam", for: .check, at: world.at)
    }
  }
}
