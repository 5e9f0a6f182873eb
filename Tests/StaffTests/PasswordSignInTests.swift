import Crypto
import Formats
import Foundation
import Staff
import Store
import TestSupport
import Testing

private let root = Actor(kind: .system, id: "cli")
private let cheap = PasswordCost(rounds: 16, block: 8, lanes: 1)
private let good = Password("a quiet otter under the bridge")

@Suite(.onEveryEngine) struct PasswordSignInTests {
  /// An account with a password and a second factor.
  private struct Desk {
    let staff: Staff
    let database: any Store.Database
    let key: SymmetricKey
    let secret: [UInt8]
    let recovery: [String]

    init() async throws {
      database = try await TestFolder().database()
      key = SymmetricKey(size: .bits256)
      staff = Staff(database: database, key: key, cost: cheap)
      try await staff.add(id: "anna", name: "Anna Bell", role: .support, actor: root, at: time(0))
      try await staff.setPassword(good, of: "anna", actor: root, at: time(0))
      let factor = try await staff.setSecondFactor(
        of: "anna", issuer: "The Nest", actor: root, at: time(0))
      recovery = factor.recoveryCodes
      secret = try #require(Self.secret(factor.address))
    }

    func code(at seconds: Int64) -> String {
      TimeCode.code(secret, step: TimeCode.step(at: time(seconds)))
    }

    func signIn(
      _ account: String, _ password: Password, _ code: String, at seconds: Int64
    ) async throws -> OpenedSession {
      try await staff.signIn(account: account, password: password, code: code, at: time(seconds))
    }

    func signIn(code: String, at seconds: Int64) async throws -> OpenedSession {
      try await signIn("anna", good, code, at: seconds)
    }

    func kinds() async throws -> [String] {
      try await database.read { try $0.entries(after: 0, limit: 99).map(\.kind) }
    }

    /// Reads the secret as an authenticator does.
    static func secret(_ address: String) -> [UInt8]? {
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
      guard let text = address.split(separator: "secret=").last?.prefix(while: { $0 != "&" })
      else { return nil }
      var bits: [UInt8] = []
      for letter in text {
        guard let value = alphabet.firstIndex(of: letter) else { return nil }
        bits += (0..<5).map { UInt8(value >> (4 - $0) & 1) }
      }
      return stride(from: 0, to: bits.count - 7, by: 8).map {
        bits[$0..<$0 + 8].reduce(0) { $0 << 1 | $1 }
      }
    }
  }

  @Test("account, password and code open a session, and each of them is needed")
  func signIn() async throws {
    let desk = try await Desk()
    for (account, password, code) in [
      ("anne", good, desk.code(at: 100)), ("anna", Password("another otter"), desk.code(at: 100)),
      ("anna", good, ""), ("anna", good, "12345x"),
    ] {
      await #expect(throws: StaffError.signInRefused) {
        try await desk.signIn(account, password, code, at: 100)
      }
    }
    let opened = try await desk.signIn(code: desk.code(at: 100), at: 100)
    #expect(opened.session.principal == .staff("anna"))
    #expect(try await desk.staff.session(opened.token, at: time(101)) != nil)
  }

  @Test("a code opens once, within one step of its time, and none older than the last one used")
  func codes() async throws {
    let desk = try await Desk()
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn(code: desk.code(at: 300), at: 360)
    }
    _ = try await desk.signIn(code: desk.code(at: 330), at: 360)
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn(code: desk.code(at: 330), at: 360)
    }
    _ = try await desk.signIn(code: desk.code(at: 390), at: 360)
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn(code: desk.code(at: 360), at: 361)
    }
  }

  @Test("of many that use one code at once, one is let in")
  func race() async throws {
    let desk = try await Desk()
    let code = desk.code(at: 100)
    let winners = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { (try? await desk.signIn(code: code, at: 100)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(winners == 1)
  }

  @Test("each of eight recovery codes opens once, however it is typed")
  func recovery() async throws {
    let desk = try await Desk()
    #expect(Set(desk.recovery).count == 8)
    let first = try #require(desk.recovery.first)
    _ = try await desk.signIn(
      code: first.uppercased().split(separator: "-").joined(separator: " "), at: 1)
    #expect(try await desk.staff.recoveryCodesLeft(of: "anna") == 7)
    await #expect(throws: StaffError.signInRefused) { try await desk.signIn(code: first, at: 2) }
    try await desk.staff.add(id: "bob", name: "Bob", role: .support, actor: root, at: time(3))
    try await desk.staff.setPassword(good, of: "bob", actor: root, at: time(3))
    _ = try await desk.staff.setSecondFactor(of: "bob", issuer: "N", actor: root, at: time(3))
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn("bob", good, desk.recovery[1], at: 4)
    }
  }

  @Test("after five failures each attempt waits longer, over restarts, right or wrong")
  func pauses() async throws {
    let desk = try await Desk()
    for second in 1...5 as ClosedRange<Int64> {
      await #expect(throws: StaffError.signInRefused) {
        try await desk.signIn("anna", Password("wrong"), "000000", at: second)
      }
    }
    let again = Staff(database: desk.database, key: desk.key, cost: cheap)
    await #expect(throws: StaffError.signInPaused(seconds: 29)) {
      try await again.signIn(
        account: "anna", password: good, code: desk.code(at: 6), at: time(6))
    }
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn("anna", Password("wrong"), "000000", at: 35)
    }
    await #expect(throws: StaffError.signInPaused(seconds: 60)) {
      try await desk.signIn(code: desk.code(at: 35), at: 35)
    }
    _ = try await desk.signIn(code: desk.code(at: 95), at: 95)
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn("anna", Password("wrong"), "000000", at: 96)
    }
    _ = try await desk.signIn(code: desk.code(at: 200), at: 200)
    #expect(try await desk.kinds().count { $0 == "staff.paused" } == 2)
  }

  @Test("attempts at once are counted before they are looked at")
  func parallel() async throws {
    let desk = try await Desk()
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 {
        group.addTask {
          do {
            _ = try await desk.signIn("anna", Password("wrong"), "000000", at: 1)
            return false
          } catch { return error as? StaffError == .signInRefused }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(refused == 5)
  }

  @Test("an account that never was is paused like any other, and leaves nothing in the log")
  func unknown() async throws {
    let desk = try await Desk()
    let before = try await desk.kinds()
    for second in 1...5 as ClosedRange<Int64> {
      await #expect(throws: StaffError.signInRefused) {
        try await desk.signIn("nobody", good, "000000", at: second)
      }
    }
    await #expect(throws: StaffError.signInPaused(seconds: 29)) {
      try await desk.signIn("nobody", good, "000000", at: 6)
    }
    #expect(try await desk.kinds() == before)
    try await desk.staff.removeExpired(at: time(200_000))
    let left = try await desk.database.read { try $0.int("SELECT COUNT(*) FROM sign_in_failures") }
    #expect(left == 0)
  }

  @Test("without a second factor, or once deactivated, a password opens nothing")
  func incomplete() async throws {
    let desk = try await Desk()
    let session = try await desk.signIn(code: desk.code(at: 100), at: 100)
    try await desk.staff.removeSecondFactor(of: "anna", actor: root, at: time(101))
    #expect(try await desk.staff.session(session.token, at: time(102)) == nil)
    for code in [desk.code(at: 200), desk.recovery[0], ""] {
      await #expect(throws: StaffError.signInRefused) {
        try await desk.signIn(code: code, at: 200)
      }
    }
    await #expect(throws: StaffError.factorUnknown) {
      try await desk.staff.removeSecondFactor(of: "anna", actor: root, at: time(201))
    }
    let other = try await Desk()
    try await other.staff.deactivate(id: "anna", actor: root, at: time(1))
    await #expect(throws: StaffError.signInRefused) {
      try await other.signIn(code: other.code(at: 100), at: 100)
    }
    await #expect(throws: StaffError.accountUnknown) {
      try await other.staff.setPassword(good, of: "anna", actor: root, at: time(2))
    }
    #expect(try await other.staff.means(of: "anna") == (false, false))
  }

  @Test("a new password ends sessions and links, and the old one opens nothing")
  func changed() async throws {
    let desk = try await Desk()
    let session = try await desk.signIn(code: desk.code(at: 100), at: 100)
    let link = try await desk.staff.makeLink(for: .staff("anna"), at: time(100))
    let next = Password("nine herons near a harbour")
    try await desk.staff.setPassword(next, of: "anna", actor: root, at: time(101))
    #expect(try await desk.staff.session(session.token, at: time(102)) == nil)
    await #expect(throws: StaffError.linkUnknown) {
      try await desk.staff.signIn(link.token, at: time(102))
    }
    await #expect(throws: StaffError.signInRefused) {
      try await desk.signIn(code: desk.code(at: 200), at: 200)
    }
    _ = try await desk.signIn("anna", next, desk.code(at: 200), at: 200)
  }

  @Test("a higher cost is taken on at the next sign-in")
  func raised() async throws {
    let desk = try await Desk()
    let dear = PasswordCost(rounds: 64, block: 8, lanes: 1)
    let later = Staff(database: desk.database, key: desk.key, cost: dear)
    for second in [100, 200] as [Int64] {
      _ = try await later.signIn(
        account: "anna", password: good, code: desk.code(at: second), at: time(second))
      let rounds = try await desk.database.read { try $0.int("SELECT rounds FROM staff_passwords") }
      #expect(rounds == 64)
    }
  }

  @Test("passwords of any spelling of the same text are one; weak ones are refused")
  func rules() async throws {
    let desk = try await Desk()
    func refusal(_ text: String) async -> StaffError? {
      do {
        try await desk.staff.setPassword(Password(text), of: "anna", actor: root, at: time(1))
        return nil
      } catch { return error as? StaffError }
    }
    for text in ["", "short-one-1", String(repeating: "long one ", count: 15)] {
      #expect(await refusal(text) == .passwordLength)
    }
    for text in ["annaannaanna", "Anna Bell 2026", "AnnaBell-anna"] {
      #expect(await refusal(text) == .passwordNamesAccount)
    }
    for text in [
      "Password12345", "123456789012", "P4ssw0rd!P4ssw0rd!", "qwertyuiop123", "aaaaaaaaaaaaaaa",
      "letmein-letmein", "correct horse battery staple",
    ] {
      #expect(await refusal(text) == .passwordObvious, "\(text)")
    }
    #expect(await refusal("  caf\u{e9} by the old mill ") == nil)
    _ = try await desk.signIn(
      "anna", Password("cafe\u{301} by the old mill"), desk.code(at: 100), at: 100)
  }

  @Test("sessions of staff are listed, and one is ended without the others")
  func sessions() async throws {
    let desk = try await Desk()
    let first = try await desk.signIn(code: desk.code(at: 100), at: 100)
    let second = try await desk.signIn(code: desk.code(at: 200), at: 200)
    _ = try await desk.staff.signIn(
      desk.staff.makeLink(for: .member(7), at: time(200)).token, at: time(200))
    let listed = try await desk.staff.staffSessions(at: time(201))
    #expect(listed.map(\.id) == [second.session.id, first.session.id])
    #expect(try await desk.staff.staffSessions(of: "bob", at: time(201)) == [])
    try await desk.staff.endSession(first.session, actor: root, at: time(202))
    await #expect(throws: StaffError.sessionUnknown) {
      try await desk.staff.endSession(first.session, actor: root, at: time(202))
    }
    #expect(try await desk.staff.session(first.token, at: time(203)) == nil)
    #expect(try await desk.staff.session(second.token, at: time(203)) != nil)
    #expect(try await desk.staff.endSessions(of: "anna", actor: root, at: time(204)) == 1)
    #expect(try await desk.kinds().count { $0 == "staff.sessions-ended" } == 2)
  }

  @Test("no password, secret or code lies open, and the log names nobody")
  func nothingOpen() async throws {
    let folder = try TestFolder()
    let database = try await folder.database()
    let staff = Staff(database: database, key: SymmetricKey(size: .bits256), cost: cheap)
    try await staff.add(id: "wilhelmina", name: "W", role: .support, actor: root, at: time(0))
    try await staff.setPassword(good, of: "wilhelmina", actor: root, at: time(0))
    let factor = try await staff.setSecondFactor(
      of: "wilhelmina", issuer: "A & B", actor: root, at: time(0))
    #expect(factor.address.hasPrefix("otpauth://totp/A%20%26%20B:wilhelmina?secret="))
    let secret = try #require(Desk.secret(factor.address))
    var printed = "\(good) \(factor)"
    dump(good, to: &printed)
    dump(factor, to: &printed)
    #expect(!printed.contains("otter") && !printed.contains("secret="))
    let files = try folder.everything()
    for text in ["quiet otter", Hex.encode(secret)] + factor.recoveryCodes {
      #expect(files.allSatisfy { $0.range(of: Data(text.utf8)) == nil })
    }
    #expect(files.allSatisfy { $0.range(of: Data(secret)) == nil })
    let leaves = try await database.read { transaction in
      try transaction.entries(after: 0, limit: 9).map { try JSON(parsing: $0.leaf) }
    }
    #expect(
      leaves.map { $0["kind"]?.string } == [
        "staff.added", "staff.password-set", "staff.factor-set",
      ])
    #expect(leaves.allSatisfy { !$0.text.contains("wilhelmina") })
  }
}
