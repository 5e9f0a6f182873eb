import Formats
import Law
import Register
import Standing
import Store
import TestSupport
import Testing

private let lead = Actor(kind: .staff, id: "lead")

@Suite(.onEveryEngine) struct StopTests {
  private func published() async throws -> (Standing, any Store.Database) {
    let database = try await TestFolder().database()
    let standing = Standing(database: database)
    _ = try await standing.publish(register(), actor: lead, at: time(0))
    return (standing, database)
  }

  private func reach(
    of agreement: AgreementID, _ standing: Standing
  ) async throws -> InForce.Reach? {
    let value = try await standing.load()
    return value?.suspended[agreement]
  }

  @Test("what is in force is read once and kept, until a change of it is acknowledged")
  func kept() async throws {
    let (standing, database) = try await published()
    let before = try #require(try await standing.load())
    // Were it read again, it would not be believed.
    try await database.write { try $0.run("UPDATE register_versions SET register = hash") }
    #expect(try await standing.load() == before)
    #expect(try await database.read { try standing.inForce($0) } == before)
    standing.forget()
    await #expect(throws: (any Error).self) { _ = try await standing.load() }
  }

  @Test("suspending some territories, then others, adds; resuming takes away only what it names")
  func adding() async throws {
    let (standing, _) = try await published()
    let print = try agreementID("print")
    try await standing.suspend(
      print, territories: countries("DE"), reason: "", actor: lead, at: time(1))
    #expect(try await reach(of: print, standing) == .territories(Set(try countries("DE"))))
    try await standing.suspend(
      print, territories: countries("GB", "DE"), reason: "", actor: lead, at: time(2))
    #expect(try await reach(of: print, standing) == .territories(Set(try countries("DE", "GB"))))
    try await standing.resume(print, territories: countries("DE"), actor: lead, at: time(3))
    #expect(try await reach(of: print, standing) == .territories(Set(try countries("GB"))))
    await #expect(throws: StandingError.notSuspended(print, try countries("DE"))) {
      try await standing.resume(print, territories: countries("DE", "GB"), actor: lead, at: time(4))
    }
    #expect(try await reach(of: print, standing) == .territories(Set(try countries("GB"))))
    try await standing.suspend(print, reason: "", actor: lead, at: time(5))
    #expect(try await reach(of: print, standing) == .everywhere)
    await #expect(throws: StandingError.suspendedEverywhere(print)) {
      try await standing.resume(print, territories: countries("GB"), actor: lead, at: time(6))
    }
    try await standing.resume(print, actor: lead, at: time(7))
    #expect(try await reach(of: print, standing) == nil)
    await #expect(throws: StandingError.notSuspended(print, [])) {
      try await standing.resume(print, actor: lead, at: time(8))
    }
  }

  @Test("a paused purpose is paused until it is resumed, whatever is published in between")
  func pausing() async throws {
    let (standing, _) = try await published()
    let news = try purpose("newsletter")
    try await standing.pause(news, reason: "complaints", actor: lead, at: time(1))
    try await standing.pause(news, reason: "again", actor: lead, at: time(2))
    _ = try await standing.publish(
      register { $0.purposes = Declared() }, actor: lead, at: time(3))
    #expect(try await standing.load()?.paused == [news])
    try await standing.resume(news, actor: lead, at: time(4))
    #expect(try await standing.load()?.paused == [])
    await #expect(throws: StandingError.self) {
      try await standing.resume(news, actor: lead, at: time(5))
    }
  }

  @Test("a misspelt name is refused with the nearest declared ones")
  func misspelt() async throws {
    let (standing, database) = try await published()
    await #expect(
      throws: StandingError.undeclared(.agreement, name: "prnt", nearest: ["print"])
    ) {
      try await standing.suspend(agreementID("prnt"), reason: "", actor: lead, at: time(1))
    }
    await #expect(
      throws: StandingError.undeclared(.purpose, name: "offer.baby", nearest: ["offers.baby"])
    ) {
      try await standing.pause(purpose("offer.baby"), reason: "", actor: lead, at: time(1))
    }
    await #expect(throws: StandingError.noTerritories) {
      try await standing.suspend(
        agreementID("print"), territories: [], reason: "", actor: lead, at: time(1))
    }
    await #expect(throws: StandingError.reasonTooLong) {
      try await standing.suspend(
        agreementID("print"), reason: String(repeating: "x", count: 4_001), actor: lead,
        at: time(1))
    }
    #expect(try await database.read { try $0.head() } == 1)
  }

  @Test("the history keeps every act with its reason, the evidence keeps no reason and no actor")
  func history() async throws {
    let (standing, database) = try await published()
    try await standing.suspend(
      agreementID("print"), territories: countries("GB", "DE"), reason: "late audit", actor: lead,
      at: time(1))
    try await standing.pause(purpose("newsletter"), reason: "complaints", actor: lead, at: time(2))
    try await standing.resume(agreementID("print"), reason: "audit done", actor: lead, at: time(3))
    try await standing.resume(purpose("newsletter"), actor: lead, at: time(4))
    let acts = try await standing.history()
    #expect(acts.map(\.sequence) == [5, 4, 3, 2, 1])
    #expect(acts.map(\.kind) == [.unpaused, .resumed, .paused, .suspended, .published])
    #expect(acts.map(\.reason) == ["", "audit done", "complaints", "late audit", ""])
    #expect(acts[3].territories == (try countries("DE", "GB")) && acts[1].territories == nil)
    #expect(acts.allSatisfy { $0.actor == lead } && acts[4].version == 1)
    #expect(try await standing.history(before: 4, limit: 2).map(\.sequence) == [3, 2])
    #expect(try await standing.revision() == 5)
    let leaves = try await database.read { transaction in
      try transaction.entries(after: 0, limit: 9).map { String(decoding: $0.leaf, as: UTF8.self) }
    }
    #expect(leaves[1].contains(#""agreement":"print""#))
    #expect(leaves[1].contains(#""territories":["DE","GB"]"#))
    #expect(leaves[3].contains(#""territories":null"#))
    for word in ["audit", "complaints", "lead"] {
      #expect(leaves.allSatisfy { !$0.contains(word) })
    }
  }

  @Test("what a rolled back transaction saw is not remembered")
  func rolledBack() async throws {
    struct Undo: Error {}
    let (standing, database) = try await published()
    let before = try await standing.load()
    await #expect(throws: Undo.self) {
      try await database.write { transaction in
        _ = try transaction.run("UPDATE standing_head SET revision = 2 WHERE one = 1")
        _ = try transaction.run(
          "INSERT INTO paused_purposes (purpose, sequence) VALUES ('newsletter', 2)")
        #expect(try standing.inForce(transaction)?.paused.count == 1)
        throw Undo()
      }
    }
    #expect(try await standing.load() == before)
    try await standing.pause(purpose("offers.baby"), reason: "", actor: lead, at: time(1))
    #expect(try await standing.load()?.paused == [try purpose("offers.baby")])
  }

  @Test("two processes on one file see each other's acts at once")
  func twoProcesses() async throws {
    let folder = try TestFolder()
    let mine = Standing(database: try await folder.database())
    let theirs = Standing(database: try await folder.database())
    _ = try await mine.publish(register(), actor: lead, at: time(0))
    #expect(try await theirs.load()?.paused == [])
    try await mine.pause(purpose("newsletter"), reason: "", actor: lead, at: time(1))
    #expect(try await theirs.load()?.paused == [try purpose("newsletter")])
  }
}
