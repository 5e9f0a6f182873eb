import Formats
import Law
import Register
import Standing
import Store
import TestSupport
import Testing

private let lead = Actor(kind: .staff, id: "lead")

@Suite(.onEveryEngine) struct PublishTests {
  @Test("nothing is in force until a register is published")
  func empty() async throws {
    let standing = Standing(database: try await TestFolder().database())
    #expect(try await standing.load() == nil)
    #expect(try await standing.revision() == 0)
    #expect(try await standing.versions().isEmpty)
    await #expect(throws: StandingError.nothingPublished) {
      try await standing.pause(purpose("newsletter"), reason: "", actor: lead, at: time(0))
    }
    await #expect(throws: StandingError.unknownVersion(1)) {
      try await standing.register(version: 1)
    }
  }

  @Test("a published register is in force as it was given, with its files")
  func published() async throws {
    let database = try await TestFolder().database()
    let standing = Standing(database: database)
    let world = try register()
    let file = RegisterFile(path: "register/all.yaml", bytes: [1, 2, 3])
    let publication = try await standing.publish(world, files: [file], actor: lead, at: time(1))
    #expect(publication.number == 1 && publication.isNew)
    #expect(try await standing.load() == InForce(register: world, version: 1))
    #expect(try await standing.register(version: 1) == world)
    #expect(try await standing.files(version: 1) == [file])
    let entry = try await database.read { try $0.entry(1) }
    let leaf = try JSON(parsing: entry.leaf)
    #expect(entry.kind == "register.published" && leaf["version"]?.int == 1)
    #expect(leaf["hash"]?.string == Hex.encode(publication.hash))
    #expect(try await standing.revision() == 1)
  }

  @Test("the register in force again is no new version, an older one is")
  func twice() async throws {
    let database = try await TestFolder().database()
    let standing = Standing(database: database)
    let first = try register()
    let second = try register { $0.organisation.name = "Parents' forum" }
    _ = try await standing.publish(first, actor: lead, at: time(1))
    let again = try await standing.publish(first, actor: lead, at: time(2))
    #expect(again.number == 1 && !again.isNew && again.at == time(1))
    #expect(try await standing.publish(second, actor: lead, at: time(3)).number == 2)
    let back = try await standing.publish(first, actor: lead, at: time(4))
    #expect(back.number == 3 && back.isNew)
    #expect(try await standing.versions().map(\.number) == [3, 2, 1])
    #expect(try await standing.load()?.register == first)
    #expect(try await standing.register(version: 2) == second)
    #expect(try await database.read { try $0.head() } == 3)
  }

  @Test(
    "a published notice version cannot be rewritten, in no part of what it tells",
    arguments: [
      { $0.title += "!" },
      { $0.from = $0.from.adding(days: 1) },
      { $0.covers.removeLast() },
      { $0.covers[1].recipients.append($0.covers[0].recipients[0]) },
      // The same text to a reader, but other bytes.
      { $0.body = "We send a cafe\u{301} newsletter." },
    ] as [@Sendable (inout Notice) -> Void])
  func rewritten(change: @Sendable (inout Notice) -> Void) async throws {
    let standing = Standing(database: try await TestFolder().database())
    _ = try await standing.publish(register(), actor: lead, at: time(1))
    let changed = try notice(1, change)
    let next = try notice(2)
    let world = try register { $0.notices = Declared([changed, next]) }
    await #expect(throws: StandingError.noticeRewritten([changed.version])) {
      try await standing.publish(world, actor: lead, at: time(2))
    }
    #expect(try await standing.load()?.version == 1)
  }

  @Test("a notice version may be taken from the files, and is neither forgotten nor rewritten then")
  func removed() async throws {
    let standing = Standing(database: try await TestFolder().database())
    let old = try notice(1)
    let new = try notice(2) { $0.title = "New" }
    _ = try await standing.publish(register(), actor: lead, at: time(1))
    let later = try register { $0.notices = Declared([new]) }
    _ = try await standing.publish(later, actor: lead, at: time(2))
    let notices = try await standing.load()?.notices
    #expect(notices?[old.version]?.title == old.title && notices?.count == 2)
    let changed = try notice(1) { $0.body = "other" }
    let rewriting = try register { $0.notices = Declared([changed, new]) }
    await #expect(throws: StandingError.noticeRewritten([old.version])) {
      try await standing.publish(rewriting, actor: lead, at: time(3))
    }
  }

  @Test("naming the same in another order rewrites nothing")
  func reordered() async throws {
    let standing = Standing(database: try await TestFolder().database())
    _ = try await standing.publish(register(), actor: lead, at: time(1))
    let turned = try notice(1) { $0.covers.reverse() }
    let world = try register { $0.notices = Declared([turned]) }
    #expect(try await standing.publish(world, actor: lead, at: time(2)).number == 2)
  }

  @Test("a stored register that was changed is not believed")
  func tampered() async throws {
    let database = try await TestFolder().database()
    let standing = Standing(database: database)
    _ = try await standing.publish(register(), actor: lead, at: time(1))
    let other = try register { $0.agreements = Declared() }.canonicalJSON()
    try await database.write { transaction in
      _ = try transaction.run("UPDATE register_versions SET register = \(other)")
    }
    await #expect(throws: StandingError.damaged(table: "register_versions")) {
      try await standing.load()
    }
  }
}
