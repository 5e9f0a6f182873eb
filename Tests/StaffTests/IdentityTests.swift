import Crypto
import Formats
import Staff
import Store
import TestSupport
import Testing

private let root = Actor(kind: .system, id: "cli")

@Suite(.onEveryEngine) struct IdentityTests {
  /// The room with an account that waits for an address at a provider.
  private func room() async throws -> (folder: TestFolder, database: any Database, staff: Staff) {
    let folder = try TestFolder()
    let database = try await folder.database()
    let staff = Staff(database: database, key: SymmetricKey(size: .bits256))
    try await staff.add(id: "lena", name: "Lena", role: .privacyLead, actor: root, at: time(1))
    try await staff.setIdentity(
      provider: "work", mail: "lena@example.org", of: "lena", actor: root, at: time(1))
    return (folder, database, staff)
  }

  private func identity(
    _ subject: String, mail: String = "lena@example.org", provider: String = "work",
    issuer: String = "https://work.example"
  ) -> StaffIdentity {
    StaffIdentity(provider: provider, issuer: issuer, subject: subject, mail: mail)
  }

  @Test("the first with the address is pinned; from then on the subject counts, not the address")
  func pinning() async throws {
    let staff = try await room().staff
    let first = try await staff.signIn(identity("s-1"), at: time(2))
    #expect(first.session.principal == .staff("lena"))
    #expect(try await staff.session(first.token, at: time(3)) != nil)
    #expect(try await staff.means()["lena"]?.pinned == time(2))
    // Somebody else has been given the address since.
    await #expect(throws: StaffError.identityRefused) {
      try await staff.signIn(identity("s-2"), at: time(4))
    }
    let later = try await staff.signIn(identity("s-1", mail: "new@example.org"), at: time(5))
    #expect(later.session.principal == .staff("lena"))
    #expect(try await staff.means()["lena"]?.pinned == time(2))
  }

  @Test("another address, provider or issuer opens nothing, before and after the pinning")
  func others() async throws {
    let staff = try await room().staff
    func refused(_ identity: StaffIdentity) async {
      await #expect(throws: StaffError.identityRefused) {
        try await staff.signIn(identity, at: time(3))
      }
    }
    await refused(identity("s-1", mail: "sam@example.org"))
    await refused(identity("s-1", provider: "other"))
    _ = try await staff.signIn(identity("s-1"), at: time(2))
    await refused(identity("s-1", provider: "other"))
    await refused(identity("s-1", issuer: "https://other.example"))
  }

  @Test("a deactivated account, a removed identity and one bound anew no longer open")
  func ending() async throws {
    let staff = try await room().staff
    let opened = try await staff.signIn(identity("s-1"), at: time(2))
    try await staff.setIdentity(
      provider: "work", mail: "lena@new.example", of: "lena", actor: root, at: time(3))
    #expect(try await staff.session(opened.token, at: time(3)) == nil)
    await #expect(throws: StaffError.identityRefused) {
      try await staff.signIn(identity("s-1"), at: time(4))
    }
    _ = try await staff.signIn(identity("s-3", mail: "lena@new.example"), at: time(4))
    try await staff.removeIdentity(of: "lena", actor: root, at: time(5))
    await #expect(throws: StaffError.identityRefused) {
      try await staff.signIn(identity("s-3"), at: time(6))
    }
    await #expect(throws: StaffError.identityUnknown) {
      try await staff.removeIdentity(of: "lena", actor: root, at: time(6))
    }
    try await staff.setIdentity(
      provider: "work", mail: "lena@example.org", of: "lena", actor: root, at: time(7))
    try await staff.deactivate(id: "lena", actor: root, at: time(8))
    await #expect(throws: StaffError.identityRefused) {
      try await staff.signIn(identity("s-1"), at: time(9))
    }
    #expect(try await staff.means()["lena"] == nil)
    await #expect(throws: StaffError.accountUnknown) {
      try await staff.setIdentity(
        provider: "work", mail: "lena@example.org", of: "lena", actor: root, at: time(9))
    }
  }

  @Test("two accounts do not wait for one address at one provider")
  func taken() async throws {
    let staff = try await room().staff
    try await staff.add(id: "sam", name: "Sam", role: .support, actor: root, at: time(2))
    await #expect(throws: StaffError.identityTaken) {
      try await staff.setIdentity(
        provider: "work", mail: "lena@example.org", of: "sam", actor: root, at: time(2))
    }
    try await staff.setIdentity(
      provider: "other", mail: "lena@example.org", of: "sam", actor: root, at: time(2))
    // Once it is pinned, the address is free for whoever gets it next.
    _ = try await staff.signIn(identity("s-1"), at: time(3))
    try await staff.setIdentity(
      provider: "work", mail: "lena@example.org", of: "sam", actor: root, at: time(4))
    let opened = try await staff.signIn(identity("s-2"), at: time(5))
    #expect(opened.session.principal == .staff("sam"))
  }

  @Test("of many that come first at once all are one account, which is pinned once")
  func race() async throws {
    let (_, database, staff) = try await room()
    let mine = identity("s-1")
    try await withThrowingTaskGroup(of: Principal.self) { group in
      for _ in 0..<8 {
        group.addTask { try await staff.signIn(mine, at: time(2)).session.principal }
      }
      for try await principal in group { #expect(principal == .staff("lena")) }
    }
    let kinds = try await database.read { transaction in
      try transaction.entries(after: 0, limit: 20).map {
        try JSON(parsing: $0.leaf)["kind"]?.string
      }
    }
    #expect(kinds == ["staff.added", "staff.identity-set", "staff.identity-pinned"])
  }

  @Test("neither the address nor the subject stands in a table, and no account in the evidence")
  func hashed() async throws {
    let (_, database, staff) = try await room()
    _ = try await staff.signIn(identity("a-very-own-subject"), at: time(2))
    let hashes = try await database.read {
      try $0.rows("SELECT pin FROM staff_identities WHERE mail IS NULL").map { try $0.blob(0) }
    }
    #expect(hashes.count == 1 && hashes.first?.count == 32)
    #expect(hashes.first != Array(SHA256.hash(data: Array("a-very-own-subject".utf8))))
    let leaves = try await database.read {
      try $0.entries(after: 0, limit: 20).map { try JSON(parsing: $0.leaf).text }
    }
    #expect(leaves.allSatisfy { !$0.contains("lena") && !$0.contains("very-own") })
  }
}
