#if PostgreSQL
import Connectors
import Findings
import Formats
import Foundation
import Register
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite("Acts on other systems", .onEveryEngine) struct ActTests {
  @Test("a system that fails holds up no other, is told with its owner, and is tried again later")
  func failing() async throws {
    let acts = try await Acts(try await Forum())
    try FileManager.default.createDirectory(
      atPath: acts.folder.path + "/drop", withIntermediateDirectories: false)
    try Data("member,x\n7,a\n8,b\n".utf8).write(
      to: URL(fileURLWithPath: acts.folder.path + "/drop/a.csv"))
    let register = try acts.forum.register(rest: try acts.others())
    let begun = try await acts.begin(.erase, in: register)
    let act = try await acts.connectors.run(begun.id, in: register, clock: Acts.clock)
    #expect(act.steps.map(\.system.text) == ["forum", "broken", "archive", "mailing"])
    #expect(act.steps.map(\.state) == [.person, .failing, .person, .done])
    #expect(act.steps[3].counts.map(\.rows) == [1])
    #expect(act.steps[1].next == time(120))
    #expect(!act.isOver)
    let findings = try await acts.findings()
    #expect(
      Set(findings.filter { $0.kind == "system-failing" }.map(\.owner)) == ["shop"])
    #expect(
      Set(findings.filter { $0.kind == "system-task" }.map(\.owner)) == ["community", "office"])
    #expect(findings.allSatisfy { !$0.title.contains("user7") })

    // Not before its time, and then with the table that was missing.
    #expect(try await acts.connectors.runDue(in: register, clock: { time(100) }) == 0)
    try Data().write(to: URL(fileURLWithPath: acts.folder.path + "/old-shop.sqlite"))
    let shop = try ForeignSQLite(path: acts.folder.path + "/old-shop.sqlite")
    try await shop.write { transaction in
      _ = try transaction.run("CREATE TABLE buyers (id INTEGER PRIMARY KEY, mail TEXT, name TEXT)")
      _ = try transaction.run("INSERT INTO buyers VALUES (1, 'USER7@forum.example', 'x')")
    }
    #expect(try await acts.again().runDue(in: register, clock: { time(121) }) == 1)
    let later = try await acts.connectors.act(begun.id)
    #expect(later.steps[1].state == .done)
    #expect(later.steps[1].tries == 2)
    #expect(try await !acts.findings().contains { $0.kind == "system-failing" })

    for system in ["forum", "archive"] {
      try await acts.connectors.answer(
        begun.id, at: try ForumRegister.id(system), with: TaskReply(text: "done"), in: register,
        actor: Acts.staff, at: time(200))
    }
    let over = try await acts.connectors.act(begun.id)
    #expect(over.ended == time(200))
    #expect(try await acts.connectors.whom(begun.id).isEmpty)
    #expect(try await acts.findings().isEmpty)
    #expect(try await acts.connectors.check().all.isEmpty)
    let kinds = try await acts.kinds()
    #expect(kinds.first == "system.begun")
    #expect(kinds.last == "system.ended")
  }

  @Test("an act goes on in another program, also after the member's key is gone")
  func resumes() async throws {
    let acts = try await Acts(try await Forum())
    let register = try acts.forum.register()
    let begun = try await acts.begin(.erase, in: register)
    try await acts.database.write { try SystemsData().erase(subject: 7, $0) }
    let left = try await acts.database.read { try SystemsData().count(subject: 7, $0) }
    #expect(left == 0)
    #expect(try await acts.again().runDue(in: register, clock: Acts.clock) == 1)
    #expect(try await acts.connectors.act(begun.id).subject == nil)
    #expect(
      try await acts.forum.text("SELECT username FROM members WHERE id = 7") == "deleted-7")
  }

  @Test("a line that is cut after the commit leaves no erasure undone and none untold")
  func cut() async throws {
    let acts = try await Acts(try await Forum(), isCut: true)
    let tables = """
            members:
              key: id
              find: {email: email}
              columns: {about: show}
              erase: delete
      """
    let register = try acts.forum.register(tables)
    let begun = try await acts.begin(.erase, in: register)
    let cut = try await acts.connectors.run(begun.id, in: register, clock: Acts.clock)
    #expect(cut.steps.map(\.state) == [.failing])
    #expect(try await acts.forum.int("SELECT COUNT(*) FROM members") == 1_999)
    let act = try await acts.again().run(begun.id, in: register, clock: { time(500) })
    #expect(act.steps.map(\.state) == [.done])
    #expect(act.isOver)
  }

  @Test("what leads further is on disk before it is erased where it was found")
  func leads() async throws {
    let acts = try await Acts(try await Forum(), isCut: true)
    let register = try acts.forum.register()
    let begun = try await acts.begin(.erase, in: register)
    _ = try await acts.connectors.run(begun.id, in: register, clock: Acts.clock)
    let whom = try await acts.connectors.whom(begun.id)
    #expect(whom["forum/member"] == ["7"])
    #expect(whom["forum/nick"] == ["user7"])
  }

  @Test("a ban is kept before the person goes, and without a place for it a person is asked")
  func ban() async throws {
    let forum = try await Forum()
    try await forum.run(["UPDATE members SET banned = 1 WHERE id = 7"])
    let acts = try await Acts(forum)
    let register = try forum.register()
    let begun = try await acts.begin(.erase, in: register)
    let act = try await acts.connectors.run(begun.id, in: register, clock: Acts.clock)
    #expect(act.steps[0].tasks.contains { $0.hasPrefix("the member is banned there") })

    let other = try await Forum()
    try await other.run(["UPDATE members SET banned = 1 WHERE id = 7"])
    let keeping = try await Acts(other)
    keeping.connectors.use { subject, system, _ in
      let name = try await other.text("SELECT username FROM members WHERE id = 7")
      guard name == "user7", subject.handles["email"] == ["user7@forum.example"],
        system.text == "forum"
      else { throw SystemError.damaged }
    }
    let second = try await keeping.begin(.erase, in: try other.register())
    let kept = try await keeping.connectors.run(
      second.id, in: try other.register(), clock: Acts.clock)
    #expect(kept.steps[0].state == .person)
    #expect(!kept.steps[0].tasks.contains { $0.hasPrefix("the member is banned there") })
  }

  @Test("what was collected is sealed, released by a person, and forgotten after its time")
  func collected() async throws {
    let acts = try await Acts(try await Forum())
    let register = try acts.forum.register()
    let begun = try await acts.begin(.collect, in: register)
    let act = try await acts.connectors.run(begun.id, in: register, clock: Acts.clock)
    #expect(act.steps.map(\.state) == [.person])
    let before = try #require(try await acts.connectors.collected(begun.id).first)
    #expect(before.held.count == 20)
    let stored = try await acts.database.read {
      try $0.rows("SELECT answer FROM system_steps").map { try $0.blob(0) }
    }
    let bytes = try #require(stored.first)
    #expect(bytes.split(separator: Array("user7".utf8)).count == 1)
    try await acts.connectors.answer(
      begun.id, at: try ForumRegister.id("forum"), with: TaskReply(text: "fine", releases: true),
      in: register, actor: Acts.staff, at: time(90))
    let after = try #require(try await acts.connectors.collected(begun.id).first)
    #expect(after.held.isEmpty)
    #expect(after.records.count == before.records.count + 20)
    #expect(after.reply?.text == "fine")
    #expect(try await acts.connectors.forgetAnswers(before: time(90)) == 0)
    #expect(try await acts.connectors.forgetAnswers(before: time(91)) == 1)
    #expect(try await acts.connectors.collected(begun.id).first?.records.isEmpty == true)
  }

  @Test("a request has one act of a kind, and only a waiting task can be answered")
  func once() async throws {
    let acts = try await Acts(try await Forum())
    let register = try acts.forum.register()
    let first = try await acts.begin(.collect, in: register, request: "r1")
    #expect(try await acts.begin(.collect, in: register, request: "r1").id == first.id)
    #expect(try await acts.begin(.erase, in: register, request: "r1").id != first.id)
    await #expect(throws: SystemError.noTask(system: "forum")) {
      try await acts.connectors.answer(
        first.id, at: try ForumRegister.id("forum"), with: TaskReply(text: "x"), in: register,
        actor: Acts.staff, at: time(1))
    }
    await #expect(throws: SystemError.unknownAct("nothing")) {
      try await acts.connectors.run("nothing", in: register, clock: Acts.clock)
    }
  }

  @Test("without its secret a system is not asked, and a look says so to its owner")
  func secret() async throws {
    let acts = try await Acts(try await Forum())
    let register = try acts.forum.register()
    let blind = acts.again(secrets: SystemSecrets { _ in nil })
    let checks = try await blind.check(register, clock: Acts.clock)
    #expect(checks.first?.failure?.contains("FORUM") == true)
    #expect(try await acts.findings().map(\.kind) == ["system-silent"])
    let seeing = try await acts.connectors.check(register, clock: Acts.clock)
    #expect(seeing.first?.isSound == true)
    #expect(try await acts.findings().isEmpty)
    try await acts.forum.run(["ALTER TABLE posts ADD COLUMN mood TEXT"])
    _ = try await acts.connectors.check(register, clock: Acts.clock)
    #expect(try await acts.findings().map(\.key) == ["posts.mood"])
  }

  @Test(
    "what fills more than a part is kept in parts, told in its order, and forgotten with the act")
  func parts() async throws {
    let acts = try await Acts(try await Forum())
    let body = String(repeating: "words and words ", count: 64)
    try await acts.forum.run([
      """
      INSERT INTO posts (id, thread_id, author_id, body)
      SELECT 100000 + id, 1, 7, \(body) FROM posts ORDER BY id LIMIT 9000
      """
    ])
    let register = try acts.forum.register()
    let begun = try await acts.begin(.collect, in: register)
    let act = try await acts.connectors.run(begun.id, in: register, clock: Acts.clock)
    let forum = try ForumRegister.id("forum")
    let rows = act.steps[0].counts.reduce(0) { $0 + $1.rows }
    let parts = try await acts.database.read {
      try $0.int("SELECT COUNT(*) FROM system_answers WHERE name = 'posts'")
    }
    #expect(parts > 2)
    let tables = try await acts.connectors.tables(of: begun.id, at: forum)
    let posts = try #require(tables.first { $0.name == "posts" })
    #expect(posts.rows >= 9_000)
    var count = 0
    while let record = try await posts.next() {
      #expect(record.table == "posts")
      count += 1
    }
    #expect(count == posts.rows)
    let all = try await acts.connectors.collected(begun.id)
    #expect(all[0].records.count + all[0].held.count == rows)
    _ = try await acts.connectors.forgetAnswers(before: time(1_000_000))
    try await acts.database.write { try SystemsData().erase(subject: 7, $0) }
    let left = try await acts.database.read { try $0.int("SELECT COUNT(*) FROM system_answers") }
    #expect(left == 0)
  }

  @Test("what is damaged is found, and what is sound is not")
  func fsck() async throws {
    let acts = try await Acts(try await Forum())
    let register = try acts.forum.register()
    let begun = try await acts.begin(.erase, in: register)
    #expect(try await acts.connectors.check().all.isEmpty)
    try await acts.database.write { transaction in
      _ = try transaction.run(
        "UPDATE system_acts SET sealed = \([UInt8]([1, 2, 3])) WHERE id = \(begun.id)")
      _ = try transaction.run(
        """
        INSERT INTO system_steps (act, place, system, team, state, tries, counts, note, tasks)
        VALUES ('lost', 0, 'forum', 'x', 'done', 0, '[]', '', '[]')
        """)
    }
    let flaws = try await acts.connectors.check()
    #expect(
      Set(flaws.all.map(\.kind.code)) == ["system_acts.sealed", "system_steps.act"])
  }
}
#endif
