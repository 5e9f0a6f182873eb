import Crypto
import Staff
import Store
import TestSupport
import Testing

private let root = Actor(kind: .system, id: "cli")

@Suite(.onEveryEngine) struct KeyTests {
  @Test("a key's token opens it, with its scopes, until it is revoked")
  func lifecycle() async throws {
    let staff = Staff(
      database: try await TestFolder().database(), key: SymmetricKey(size: .bits256))
    let issued = try await staff.createKey(
      name: "shop", scopes: [.may, .choices], actor: root, at: time(1))
    let other = try await staff.createKey(name: "app", scopes: [.may], actor: root, at: time(2))
    #expect(issued.token.text.hasPrefix("ab_") && issued.token.text.utf8.count == 46)
    #expect(issued.token.text != other.token.text)
    #expect(try await staff.authenticate(issued.token) == issued.key)
    #expect(try await staff.authenticate(other.token)?.scopes == [.may])
    try await staff.revokeKey(id: issued.key.id, actor: root, at: time(3))
    #expect(try await staff.authenticate(issued.token) == nil)
    #expect(try await staff.authenticate(other.token) == other.key)
    #expect(try await staff.keys().map(\.revoked) == [time(3), nil])
    await #expect(throws: StaffError.keyUnknown) {
      try await staff.revokeKey(id: issued.key.id, actor: root, at: time(4))
    }
  }

  @Test("no other text opens anything")
  func strangers() async throws {
    let staff = Staff(
      database: try await TestFolder().database(), key: SymmetricKey(size: .bits256))
    let issued = try await staff.createKey(name: "shop", scopes: [.may], actor: root, at: time(1))
    let text = issued.token.text
    for other in ["", "ab_", String(text.dropLast()), text + "A", text.uppercased(), " " + text] {
      #expect(try await staff.authenticate(Token(other)) == nil)
    }
    await #expect(throws: StaffError.noScopes) {
      try await staff.createKey(name: "shop", scopes: [], actor: root, at: time(1))
    }
  }

  @Test("nothing prints a token")
  func neverPrinted() {
    let token = Token("ab_secret")
    var printed = "\(token)"
    dump(token, to: &printed)
    #expect(!printed.contains("secret"))
  }
}
