import Formats
import Foundation
import Law
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@Suite(.onEveryEngine) struct SecrecyTests {
  @Test("no planted value stands in any file of either database")
  func planted() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = (1...40).map {
      World.row($0, name: "Plantagenet\($0)", born: "1987-06-05", email: "planted\($0)@example.net")
    }
    let file = try world.file("in.csv", rows)
    _ = try await world.run(file)
    let ordinal = try #require(try await world.members.find(.id, "m-7"))
    _ = try await world.members.placeHold(
      on: ordinal, reason: "Plantagenet7 in court", actor: world.actor, at: world.at)
    try FileManager.default.removeItem(atPath: file)
    var searched = 0
    for url in try FileManager.default.contentsOfDirectory(
      at: world.folder, includingPropertiesForKeys: nil)
    {
      let bytes = try Data(contentsOf: url)
      searched += bytes.count
      for needle in [
        "Plantagenet", "planted7@", "1987-06-05", "1 Mill Road", "secret note", "m-17",
      ] {
        #expect(bytes.range(of: Data(needle.utf8)) == nil, "\(needle) in \(url.lastPathComponent)")
      }
    }
    // A server's files are not ours to read; the rows are the same.
    #expect(searched > 50_000 || EngineInTest.current != .sqlite)
  }

  @Test("erasing removes record and handles, keeps the ordinal, and the person can come again")
  func erases() async throws {
    let world = try await World()
    defer { world.remove() }
    let file = try world.file("a.csv", [World.row(1), World.row(2)])
    _ = try await world.run(file)
    let ordinal = try #require(try await world.members.find(.id, "m-1"))
    let data = try await world.members.data(of: ordinal, at: world.at)
    let copy = try await world.main.read { try data.collect(subject: ordinal, $0) }
    #expect(copy["handles"]?["email"] == "p1@example.org")
    #expect(copy["values"]?["name"]?["value"] == "Ann Other")
    #expect(try await world.main.read { try data.count(subject: ordinal, $0) } == 4)
    try await world.main.write { try data.erase(subject: ordinal, $0) }
    _ = try await world.vault.destroy([ordinal])
    #expect(try await world.main.read { try data.count(subject: ordinal, $0) } == 0)
    #expect(try await world.members.find(.id, "m-1") == nil)
    #expect(try await world.members.profile(ordinal, register: world.inForce.register) == nil)
    #expect(try await world.run(file).added == 1)
    #expect(try await world.members.find(.id, "m-1") != ordinal)
  }

  @Test("a state says what is held and where it came from, and an erased subject says nothing")
  func states() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await world.run(try world.file("a.csv", (1...5).map { World.row($0) }))
    let register = world.inForce.register
    var keys = try await world.vault.keys(for: 0..<5)
    keys[2] = nil
    let given = keys
    let states = try await world.main.read { transaction in
      try Members.states(of: [0, 1, 2, 9], transaction, keys: given, register: register)
    }
    #expect(states.map(\.ordinal) == [0, 1, 2])
    #expect(states.map(\.isErased) == [false, false, true] && states[2].values.isEmpty)
    #expect(
      states[0].values[try identifier("birth_date")] == .date(try #require(CivilDate("1991-02-03")))
    )
    #expect(states[0].holdings.count == 6 && states[0].isMember)
    let streamed = try await world.main.read { transaction in
      var all: [MemberState] = []
      try Members.eachState(in: 0..<3, transaction, keys: given, register: register) {
        all.append($0)
      }
      return all
    }
    #expect(streamed == states)
    let classes = try await world.main.read { try Members.provenanceClasses($0) }
    #expect(classes.map(\.source.text) == ["signup-web"])
  }

  @Test("a hold stands until it is lifted")
  func holds() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await world.run(try world.file("a.csv", [World.row(1)]))
    let id = try await world.members.placeHold(
      on: 0, reason: "a claim", actor: world.actor, at: world.at)
    #expect(try await world.main.read { try Members.isHeld(0, $0) })
    try await world.members.liftHold(id, actor: world.actor, at: world.at)
    #expect(try await world.main.read { try !Members.isHeld(0, $0) })
    #expect(try await world.members.holds(on: 0).map(\.reason) == ["a claim"])
    await #expect(throws: StoreError.self) {
      try await world.members.liftHold(id, actor: world.actor, at: world.at)
    }
  }

  @Test("drafts are taken in as files are, and a passed-on copy keeps the member's own provenance")
  func drafts() async throws {
    let world = try await World()
    defer { world.remove() }
    let name: FieldID = try identifier("name")
    func draft(_ text: String, _ point: String, _ day: String) throws -> MemberDraft {
      MemberDraft(
        handles: [.id: "m-1"], relationship: "sign-up", values: [name: .text(text)],
        provenance: .init(
          source: try identifier(point), notice: try #require(NoticeVersion("privacy@1")),
          basis: .consent), collected: try #require(CivilDate(day)))
    }
    let drafts = [
      try draft("Ann", "signup-web", "2025-05-01"), try draft("Bob", "signup-web", "2025-06-01"),
    ]
    let outcomes = try await world.members.take(
      drafts, inForce: world.inForce, actor: world.actor, at: world.at)
    #expect(outcomes == [.added(0), .refused(.duplicateMember)])
    let copy = try draft("Ann", "partner-batch", "2025-08-01")
    let again = try await world.members.take(
      [copy], inForce: world.inForce, actor: world.actor, at: world.at)
    #expect(again == [.unchanged(0)])
    let other = try draft("Cy", "partner-batch", "2025-08-01")
    _ = try await world.members.take(
      [other], inForce: world.inForce, actor: world.actor, at: world.at)
    #expect(
      try await world.profile(1).values.map(\.holding.provenance.source.text) == ["partner-batch"])
  }

  @Test("two imports of the same people at once make each person once")
  func concurrent() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = (1...60).map { World.row($0) }
    let files = try (0..<3).map { try world.file("f\($0).csv", rows) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for file in files {
        group.addTask { _ = try await world.run(file, chunk: 7) }
      }
      try await group.waitForAll()
    }
    #expect(try await world.members.count() == 60)
    #expect(try await world.main.read { try $0.int("SELECT COUNT(*) FROM handles") } == 120)
  }
}
