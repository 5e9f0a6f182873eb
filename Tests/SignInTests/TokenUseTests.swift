import SignIn
import Store
import TestSupport
import Testing

@Suite(.onEveryEngine) struct TokenUseTests {
  @Test("a token is taken once, and another site's of the same name is another token")
  func once() async throws {
    let signIn = try await Rooms().signIn
    #expect(try await signIn.useOnce("t1", of: "https://a.example", until: time(300), at: time(0)))
    #expect(try await !signIn.useOnce("t1", of: "https://a.example", until: time(300), at: time(9)))
    #expect(try await signIn.useOnce("t1", of: "https://b.example", until: time(300), at: time(9)))
    #expect(try await signIn.useOnce("t2", of: "https://a.example", until: time(300), at: time(9)))
  }

  @Test("issuer and name cannot run into each other")
  func apart() async throws {
    let signIn = try await Rooms().signIn
    #expect(try await signIn.useOnce("b c", of: "a", until: time(300), at: time(0)))
    #expect(try await signIn.useOnce("c", of: "a b", until: time(300), at: time(0)))
  }

  @Test("a token is forgotten only when its time is over")
  func forgotten() async throws {
    let rooms = try await Rooms()
    _ = try await rooms.signIn.useOnce("t1", of: "a", until: time(300), at: time(0))
    _ = try await rooms.signIn.useOnce("t2", of: "a", until: time(900), at: time(299))
    #expect(
      try await rooms.database.read { try $0.int("SELECT COUNT(*) FROM sign_in_tokens") } == 2)
    _ = try await rooms.signIn.useOnce("t3", of: "a", until: time(900), at: time(300))
    #expect(
      try await rooms.database.read { try $0.int("SELECT COUNT(*) FROM sign_in_tokens") } == 2)
  }
}
