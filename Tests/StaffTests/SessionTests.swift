import Crypto
import Formats
import Staff
import Store
import TestSupport
import Testing

private let root = Actor(kind: .system, id: "cli")
private let minute: Int64 = 60
private let hour: Int64 = 3_600

@Suite(.onEveryEngine) struct SessionTests {
  private func staff() async throws -> (Staff, any Store.Database) {
    let database = try await TestFolder().database()
    let staff = Staff(database: database, key: SymmetricKey(size: .bits256))
    try await staff.add(id: "anna", name: "Anna", role: .support, actor: root, at: time(0))
    return (staff, database)
  }

  private func opened(_ staff: Staff, _ principal: Principal = .member(7)) async throws
    -> OpenedSession
  {
    try await staff.signIn(staff.makeLink(for: principal, at: time(0)).token, at: time(0))
  }

  @Test("a sign-in link works once, before its time is over, and for whom it was made")
  func links() async throws {
    let (staff, _) = try await staff()
    let link = try await staff.makeLink(for: .staff("anna"), at: time(0))
    #expect(link.expires == time(15 * minute))
    let session = try await staff.signIn(link.token, at: time(15 * minute - 1)).session
    #expect(session.principal == .staff("anna"))
    await #expect(throws: StaffError.linkUsed) { try await staff.signIn(link.token, at: time(1)) }
    let late = try await staff.makeLink(for: .member(7), at: time(0))
    await #expect(throws: StaffError.linkExpired) {
      try await staff.signIn(late.token, at: time(15 * minute))
    }
    #expect(try await staff.signIn(late.token, at: time(9)).session.principal == .member(7))
    await #expect(throws: StaffError.linkUnknown) {
      try await staff.signIn(Token("none"), at: time(0))
    }
    await #expect(throws: StaffError.accountUnknown) {
      try await staff.makeLink(for: .staff("nobody"), at: time(0))
    }
    await #expect(throws: StaffError.lifetimeOutOfRange) {
      try await staff.makeLink(for: .member(7), at: time(0), lasting: 0)
    }
  }

  @Test("of many that use one link at once, one is let in")
  func race() async throws {
    let (staff, _) = try await staff()
    let link = try await staff.makeLink(for: .member(7), at: time(0))
    let winners = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (try? await staff.signIn(link.token, at: time(1))) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(winners == 1)
    #expect(try await staff.sessionCount(of: .member(7), at: time(1)) == 1)
  }

  @Test("a session ends thirty minutes after its last use")
  func idle() async throws {
    let (staff, _) = try await staff()
    let token = try await opened(staff).token
    #expect(try await staff.session(token, at: time(29 * minute))?.principal == .member(7))
    #expect(try await staff.session(token, at: time(58 * minute))?.seen == time(58 * minute))
    #expect(try await staff.session(token, at: time(88 * minute)) == nil)
    #expect(try await staff.session(Token("none"), at: time(0)) == nil)
  }

  @Test("a session ends twelve hours after it began, however much it is used")
  func longest() async throws {
    let (staff, _) = try await staff()
    let token = try await opened(staff).token
    var now: Int64 = 0
    while now + 20 * minute < 12 * hour {
      now += 20 * minute
      #expect(try await staff.session(token, at: time(now)) != nil)
    }
    #expect(try await staff.session(token, at: time(12 * hour - 1)) != nil)
    #expect(try await staff.session(token, at: time(12 * hour)) == nil)
    try await staff.removeExpired(at: time(12 * hour))
    #expect(try await staff.session(token, at: time(now)) == nil)
  }

  @Test("signing out ends one session, ending them all ends all, and no one else's")
  func ending() async throws {
    let (staff, _) = try await staff()
    let first = try await opened(staff)
    let second = try await opened(staff)
    let other = try await opened(staff, .member(8))
    try await staff.endSession(first.token)
    #expect(try await staff.session(first.token, at: time(1)) == nil)
    #expect(try await staff.session(second.token, at: time(1)) != nil)
    let link = try await staff.makeLink(for: .member(7), at: time(1))
    #expect(try await staff.endSessions(of: .member(7)) == 1)
    #expect(try await staff.session(second.token, at: time(1)) == nil)
    #expect(try await staff.session(other.token, at: time(1)) != nil)
    await #expect(throws: StaffError.linkUnknown) {
      try await staff.signIn(link.token, at: time(2))
    }
  }

  @Test("a deactivated account has no session and no link")
  func deactivated() async throws {
    let (staff, _) = try await staff()
    let session = try await opened(staff, .staff("anna"))
    let link = try await staff.makeLink(for: .staff("anna"), at: time(0))
    try await staff.deactivate(id: "anna", actor: root, at: time(1))
    #expect(try await staff.session(session.token, at: time(2)) == nil)
    await #expect(throws: StaffError.linkUnknown) {
      try await staff.signIn(link.token, at: time(2))
    }
    await #expect(throws: StaffError.accountUnknown) {
      try await staff.makeLink(for: .staff("anna"), at: time(2))
    }
  }

  @Test("a form's token belongs to one session")
  func formTokens() async throws {
    let (staff, _) = try await staff()
    let first = try await opened(staff).session
    let second = try await opened(staff).session
    let token = staff.formToken(of: first)
    #expect(staff.isValid(formToken: token, of: first))
    #expect(!staff.isValid(formToken: token, of: second))
    #expect(!staff.isValid(formToken: "", of: first))
    #expect(!staff.isValid(formToken: String(token.dropLast(4)), of: first))
  }

  @Test("what is held about a subject is shown, counted and removed")
  func subjectData() async throws {
    let (staff, database) = try await staff()
    _ = try await opened(staff)
    _ = try await opened(staff, .member(8))
    let data = StaffSubjectData()
    let (copy, count) = try await database.read {
      (try data.collect(subject: 7, $0), try data.count(subject: 7, $0))
    }
    #expect(count == 2)
    #expect(copy["sessions"]?.array?.first?["began"]?.string == time(0).rfc3339)
    #expect(copy["sign-in links"]?.array?.count == 1)
    let left = try await database.write { transaction in
      try data.erase(subject: 7, transaction)
      return [
        try data.count(subject: 7, transaction), try data.count(subject: 8, transaction),
      ]
    }
    #expect(left == [0, 2])
  }
}
