#if PostgreSQL
import Connectors
import Formats
import Register
import Store
import TestSupport
import Testing

@Suite("Databases of others", .onEveryEngine) struct SQLSystemTests {
  static let seven = SystemSubject(handles: ["email": ["User7@Forum.example"]])

  @Test(
    "collecting follows a member from the e-mail address through every table, and changes nothing")
  func collect() async throws {
    let forum = try await Forum()
    let answer = try await forum.system().collect(Self.seven)
    func count(_ table: String) -> Int { answer.records.count { $0.table == table } }
    #expect(count("members") == 1)
    #expect(count("threads") == 1)
    #expect(count("posts") == 10)
    #expect(count("likes") == 3)
    #expect(count("orders") == 2)
    #expect(answer.gives == ["forum/member": ["7"], "forum/nick": ["user7"]])
    #expect(answer.undeclared.isEmpty)
    let member = try #require(answer.records.first)
    #expect(member.values.map(\.column) == ["email", "username", "about"])
    #expect(member.values.map(\.field?.text) == ["email", "name", nil])
    #expect(member.values.map(\.value) == ["user7@forum.example", "user7", "about 7"])
    let order = try #require(answer.records.last)
    #expect(order.values.map(\.value) == [.integer(5_600), "invoice 56"])
    #expect(try await forum.int("SELECT COUNT(*) FROM posts WHERE author_id = 7") == 10)
  }

  @Test("what is about a second person too is kept apart, and one's own note is not")
  func shared() async throws {
    let forum = try await Forum()
    let answer = try await forum.system().collect(Self.seven)
    #expect(answer.held.count == 20)
    #expect(answer.held.allSatisfy { $0.table == "messages" })
    #expect(
      answer.records.filter { $0.table == "messages" }.map { $0.values.first?.value } == [
        "a note to myself"
      ])
    #expect(answer.tasks.count == 1)
  }

  @Test("erasing does in each table what the register says, and leaves everybody else as they were")
  func erase() async throws {
    let forum = try await Forum()
    let answer = try await forum.system().erase(Self.seven)
    func rows(_ table: String, _ act: SystemCount.Act) -> Int? {
      answer.counts.first { $0.table == table && $0.act == act }?.rows
    }
    #expect(rows("members", .changed) == 1)
    #expect(rows("threads", .changed) == 1)
    #expect(rows("posts", .deleted) == 10)
    #expect(rows("messages", .deleted) == 1)
    #expect(rows("messages", .shared) == 20)
    #expect(rows("likes", .deleted) == 3)
    #expect(rows("orders", .kept) == 2)
    #expect(answer.counts.first { $0.act == .kept }?.reason == "invoices are kept for six years")
    let member = try #require(
      try await forum.rows(
        "SELECT email, username, about, password_hash FROM members WHERE id = 7"
      ).first)
    #expect(
      member.values == [
        .text("gone-7@invalid"), .text("deleted-7"), .null, .text("[deleted]"),
      ])
    #expect(
      try await forum.int("SELECT COUNT(*) FROM members WHERE username LIKE 'user%'") == 1_999)
    #expect(try await forum.int("SELECT COUNT(*) FROM posts") == 19_990)
    #expect(try await forum.int("SELECT COUNT(*) FROM threads WHERE author_id IS NULL") == 1)
    #expect(try await forum.int("SELECT COUNT(*) FROM orders WHERE member_id = 7") == 2)
  }

  @Test("quotes and mentions in other people's posts are replaced, and longer names are left alone")
  func quotes() async throws {
    let forum = try await Forum()
    let answer = try await forum.system().erase(Self.seven)
    #expect(answer.counts.first { $0.act == .unquoted }?.rows == 9_990)
    #expect(
      try await forum.rows("SELECT DISTINCT body FROM posts WHERE id % 4 = 1").map {
        try $0.text(0)
      } == ["[removed] I agree"])
    #expect(
      try await forum.rows("SELECT DISTINCT body FROM posts WHERE id % 4 = 2").map {
        try $0.text(0)
      } == ["thanks @somebody, and write to x@user7.example"])
    #expect(
      try await forum.int("SELECT COUNT(*) FROM posts WHERE body = 'ask @user77 please'") == 5_000)
  }

  @Test("the other person's copy of a message stays, without the member's name and number in it")
  func messages() async throws {
    let forum = try await Forum()
    let answer = try await forum.system().erase(Self.seven)
    #expect(answer.tasks.count == 1)
    let sent = try #require(
      try await forum.rows(
        "SELECT sender_id, sender_name, recipient_id, recipient_name, body FROM messages WHERE id = 2"
      ).first)
    #expect(
      sent.values == [
        .null, .text("[deleted]"), .integer(8), .text("user8"), .text("message 2"),
      ])
    let received = try #require(
      try await forum.rows(
        "SELECT sender_id, sender_name, recipient_id, recipient_name FROM messages WHERE id = 1"
      ).first)
    #expect(
      received.values == [.integer(8), .text("user8"), .null, .text("[deleted]")])
  }

  @Test("an erasure that one table refuses changes nothing in any table")
  func oneTransaction() async throws {
    let forum = try await Forum()
    try await forum.run(["INSERT INTO reports VALUES (1, 6)"])
    await #expect(throws: StoreError.self) { try await forum.system().erase(Self.seven) }
    #expect(try await forum.text("SELECT username FROM members WHERE id = 7") == "user7")
    #expect(try await forum.int("SELECT COUNT(*) FROM likes WHERE member_id = 7") == 3)
    #expect(try await forum.int("SELECT COUNT(*) FROM posts WHERE body LIKE '[removed]%'") == 0)
  }

  @Test("erasing a second time changes nothing more")
  func twice() async throws {
    let forum = try await Forum()
    let first = try await forum.system().erase(Self.seven)
    var known = Self.seven
    known.add(first.gives)
    let second = try await forum.system().erase(known)
    #expect(!second.counts.contains { [.deleted, .unquoted].contains($0.act) })
    #expect(try await forum.text("SELECT username FROM members WHERE id = 7") == "deleted-7")
  }

  @Test("putting a value right changes the column of that field in the member's rows alone")
  func rectify() async throws {
    let forum = try await Forum()
    let field = try #require(FieldID("name"))
    let answer = try await forum.system().rectify(field, of: Self.seven, to: "O'Seven \"%_{key}")
    #expect(answer.counts.map(\.rows) == [1])
    #expect(
      try await forum.text("SELECT username FROM members WHERE id = 7") == "O'Seven \"%_{key}")
    #expect(try await forum.text("SELECT username FROM members WHERE id = 8") == "user8")
  }

  @Test("a member whom nothing leads to is found nowhere, and nothing is changed")
  func stranger() async throws {
    let forum = try await Forum()
    let stranger = SystemSubject(handles: ["email": ["nobody@forum.example"], "id": ["7"]])
    #expect(try await forum.system().collect(stranger) == SystemAnswer())
    #expect(try await forum.system().erase(stranger).rows == 0)
    #expect(try await forum.system().erase(SystemSubject(handles: [:])).rows == 0)
    #expect(try await forum.int("SELECT COUNT(*) FROM posts") == 20_000)
  }

  @Test("a rehearsal tells what would be done and does nothing")
  func rehearse() async throws {
    let forum = try await Forum()
    let lines = try await forum.system().rehearse(.erase, for: Self.seven)
    #expect(lines.contains("posts: 10 rows would be deleted"))
    #expect(
      lines.contains(
        "messages: 21 rows would be deleted, but 20 that are about a second person too stay"))
    #expect(
      lines.contains("orders: 2 rows would be kept: invoices are kept for six years"))
    #expect(try await forum.int("SELECT COUNT(*) FROM posts") == 20_000)
  }

  @Test("a read refuses every statement that would change something")
  func readOnly() async throws {
    let forum = try await Forum()
    let database = try await forum.open()
    await #expect(throws: StoreError.self) {
      try await database.read { try $0.rows("DELETE FROM likes WHERE 1 = 1 RETURNING post_id") }
    }
    await database.close()
    #expect(try await forum.int("SELECT COUNT(*) FROM likes") == 30)
  }
}
#endif
