import Crypto
import Formats
import SignIn
import Store
import TestSupport
import Testing

@Suite(.onEveryEngine) struct JourneyTests {
  @Test("a journey ends once, with the secrets with which it began")
  func once() async throws {
    let rooms = try await Rooms()
    let journey = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    #expect(try await rooms.signIn.end(journey.state, for: .member, at: time(10)) == journey)
    #expect(try await rooms.signIn.end(journey.state, for: .member, at: time(11)) == nil)
  }

  @Test("a journey of ten minutes is over, and so is one that nobody began")
  func over() async throws {
    let rooms = try await Rooms()
    let journey = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    let other = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    #expect(try await rooms.signIn.end("made-up", for: .member, at: time(1)) == nil)
    #expect(try await rooms.signIn.end(journey.state, for: .member, at: time(599)) == journey)
    #expect(try await rooms.signIn.end(other.state, for: .member, at: time(600)) == nil)
  }

  @Test("two journeys share no secret, and a verifier has the form that providers accept")
  func secrets() async throws {
    let rooms = try await Rooms()
    let first = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    let second = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    let secrets = [first, second].flatMap { [$0.state, $0.nonce, $0.verifier] }
    #expect(Set(secrets).count == 6)
    #expect(first.verifier.utf8.count == 43)
    #expect(first.challenge == Base64.urlEncode(SHA256.hash(data: Array(first.verifier.utf8))))
  }

  @Test("nothing stored gives a state, a nonce or a verifier away")
  func hashed() async throws {
    let rooms = try await Rooms()
    let journey = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    let stored = try await rooms.database.read {
      try $0.rows("SELECT hash, provider FROM sign_in_journeys").map { try $0.blob(0) }
    }
    #expect(stored.count == 1)
    for secret in [journey.state, journey.nonce, journey.verifier] {
      #expect(!stored.contains(Array(secret.utf8)))
      #expect(!stored.contains(Base64.urlDecode(secret) ?? []))
      #expect(!stored.contains(Array(SHA256.hash(data: Array(secret.utf8)))))
    }
  }

  @Test("of many that end one journey at once, one does")
  func race() async throws {
    let rooms = try await Rooms()
    let journey = try await rooms.signIn.begin(with: "google", for: .member, at: time(0))
    let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await rooms.signIn.end(journey.state, for: .member, at: time(1)) != nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(ended == 1)
  }

  @Test("a journey begun for members does not end at the desk, nor one of staff on members' pages")
  func audiences() async throws {
    let rooms = try await Rooms()
    for (one, other) in [(Audience.member, Audience.staff), (.staff, .member)] {
      let journey = try await rooms.signIn.begin(with: "work", for: one, at: time(0))
      #expect(try await rooms.signIn.end(journey.state, for: other, at: time(1)) == nil)
      #expect(try await rooms.signIn.end(journey.state, for: one, at: time(1)) == journey)
    }
  }
}
