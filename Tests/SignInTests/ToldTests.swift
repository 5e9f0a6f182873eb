import Formats
import SignIn
import Store
import TestSupport
import Testing

@Suite(.onEveryEngine) struct ToldTests {
  @Test("what a provider sent is shown once, to the member whom it is about")
  func once() async throws {
    let signIn = try await Rooms().signIn
    let told = Told(provider: "google", claims: ["picture", "email", "email"], at: time(5))
    #expect(told.claims == ["email", "picture"])
    try await signIn.keep(told, for: 7)
    #expect(try await signIn.show(to: 8) == nil)
    #expect(try await signIn.show(to: 7) == told)
    #expect(try await signIn.show(to: 7) == nil)
  }

  @Test("the latest sign-in replaces one that was never looked at")
  func latest() async throws {
    let signIn = try await Rooms().signIn
    try await signIn.keep(Told(provider: "a", claims: ["x"], at: time(1)), for: 7)
    try await signIn.keep(Told(provider: "b", claims: ["y"], at: time(2)), for: 7)
    #expect(try await signIn.show(to: 7)?.provider == "b")
  }

  @Test("names that nobody could read are left out")
  func readable() {
    let long = String(repeating: "x", count: 81)
    let told = Told(provider: "a", claims: ["email", "", "a b", "a\nb", "é", long], at: time(0))
    #expect(told.claims == ["email"])
  }

  @Test("a subject's copy and erasure cover what waits to be shown")
  func subjectData() async throws {
    let rooms = try await Rooms()
    let data = SignInData()
    try await rooms.signIn.keep(Told(provider: "google", claims: ["email"], at: time(5)), for: 7)
    try await rooms.signIn.keep(Told(provider: "google", claims: ["email"], at: time(5)), for: 8)
    let copy = try await rooms.database.read { try data.collect(subject: 7, $0) }
    #expect(copy["sent by providers"]?.array?.first?["sent"] == ["email"])
    try await rooms.database.write { try data.erase(subject: 7, $0) }
    #expect(try await rooms.database.read { try data.count(subject: 7, $0) } == 0)
    #expect(try await rooms.database.read { try data.count(subject: 8, $0) } == 1)
  }
}
