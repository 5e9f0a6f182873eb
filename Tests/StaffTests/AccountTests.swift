import Crypto
import Formats
import Foundation
import Staff
import Store
import TestSupport
import Testing

private let root = Actor(kind: .system, id: "cli")

@Suite(.onEveryEngine) struct AccountTests {
  @Test("accounts are listed by identifier; an identifier is never given again")
  func adding() async throws {
    let staff = Staff(
      database: try await TestFolder().database(), key: SymmetricKey(size: .bits256))
    let zoe = try await staff.add(
      id: "zoe", name: "Zoe\u{301} Ng", role: .champion, team: "editors", actor: root,
      at: time(1))
    let al = try await staff.add(id: "al", name: "Al", role: .auditor, actor: root, at: time(2))
    #expect(try await staff.list() == [al, zoe])
    #expect(try await staff.account("zoe")?.name.utf8.count == 7)
    #expect(try await staff.account("none") == nil)
    try await staff.deactivate(id: "al", actor: root, at: time(3))
    #expect(try await staff.account("al")?.deactivated == time(3))
    await #expect(throws: StaffError.accountExists) {
      try await staff.add(id: "al", name: "Other", role: .support, actor: root, at: time(4))
    }
    await #expect(throws: StaffError.accountUnknown) {
      try await staff.deactivate(id: "al", actor: root, at: time(5))
    }
  }

  @Test(
    "an identifier that is not one is refused",
    arguments: ["", "Al", "1a", "a b", "a\u{301}", String(repeating: "a", count: 65)])
  func identifiers(id: String) async throws {
    let staff = Staff(
      database: try await TestFolder().database(), key: SymmetricKey(size: .bits256))
    await #expect(throws: StaffError.malformedIdentifier) {
      try await staff.add(id: id, name: "A", role: .support, actor: root, at: time(1))
    }
    await #expect(throws: StaffError.malformedName) {
      try await staff.add(id: "a", name: "", role: .support, actor: root, at: time(1))
    }
  }

  @Test("no name, key or token lies open in the files, and no account in the evidence")
  func nothingOpen() async throws {
    let folder = try TestFolder()
    let database = try await folder.database()
    let staff = Staff(database: database, key: SymmetricKey(size: .bits256))
    try await staff.add(
      id: "wilhelmina", name: "Wilhelmina Featherstonehaugh", role: .support, actor: root,
      at: time(1))
    let key = try await staff.createKey(
      name: "Kiosk of Bartholomew", scopes: [.may], actor: root, at: time(2))
    let link = try await staff.makeLink(for: .staff("wilhelmina"), at: time(3))
    let session = try await staff.signIn(link.token, at: time(4))
    try await staff.deactivate(id: "wilhelmina", actor: root, at: time(5))
    let files = try folder.everything()
    // A server's files are not ours to read; the rows are the same.
    let isFile = EngineInTest.current == .sqlite
    #expect(isFile == files.contains { $0.range(of: Data("staff.added".utf8)) != nil })
    for secret in [
      "Featherstonehaugh", "Bartholomew", key.token.text, link.token.text, session.token.text,
    ] {
      #expect(files.allSatisfy { $0.range(of: Data(secret.utf8)) == nil })
    }
    let leaves = try await database.read { transaction in
      try transaction.entries(after: 0, limit: 9).map { try JSON(parsing: $0.leaf) }
    }
    #expect(
      leaves.map { $0["kind"]?.string } == ["staff.added", "key.created", "staff.deactivated"])
    #expect(leaves[0]["account"] == leaves[2]["account"])
    #expect(leaves.allSatisfy { !$0.text.contains("wilhelmina") })
  }

  @Test("names sealed with another key are told apart from damage by nothing, and refused")
  func wrongKey() async throws {
    let database = try await TestFolder().database()
    let staff = Staff(database: database, key: SymmetricKey(size: .bits256))
    try await staff.add(id: "a", name: "A", role: .support, actor: root, at: time(1))
    let other = Staff(database: database, key: SymmetricKey(size: .bits256))
    await #expect(throws: StaffError.damaged(table: "staff_accounts")) { try await other.list() }
  }
}
