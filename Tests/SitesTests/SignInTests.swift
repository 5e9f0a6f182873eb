import FakeSite
import Testing

@testable import Sites

extension WithABrowser {
  /// Sign-in buttons are pressed and read, and nobody hears of it (demand I3).
  @Suite struct SignInTests {
    private static let scan = Task { try await Looked.at([.socialButtons], from: "/social") }

    private static func button(_ name: String) async throws -> SignInReport? {
      try await scan.value.report.signIn.first { $0.button == name }
    }

    @Test("a button that opens a window is read: its scopes, and what e-mail alone would not need")
    func popup() async throws {
      let google = try #require(try await Self.button("Continue with Google"))
      #expect(google.party == "google")
      #expect(google.scopes.map(\.name) == ["openid", "email", "profile", "access_type=offline"])
      let beyond = google.scopes.filter(\.isBeyondEmail).map(\.name)
      #expect(beyond == ["profile", "access_type=offline"])
      #expect(!google.isHidden)
      #expect(google.onLoad.hasPrefix("Nothing:"))
      #expect(google.page == FakeSite.origin + "/social")
    }

    @Test("a link that is redirected to the network is read too")
    func redirect() async throws {
      let facebook = try #require(try await Self.button("Continue with Facebook"))
      #expect(facebook.party == "meta")
      #expect(facebook.scopes.map(\.name) == ["email", "public_profile", "user_friends"])
      #expect(facebook.scopes.filter(\.isBeyondEmail).map(\.name).contains("user_friends"))
    }

    @Test("a request that was pushed beforehand is told as not visible, not as harmless")
    func pushed() async throws {
      let looked = try await Self.scan.value
      let pushed = try #require(looked.report.signIn.first { $0.party == "login.pushed.example" })
      #expect(pushed.isHidden)
      #expect(pushed.scopes == [])
      #expect(pushed.after.contains("not visible"))
    }

    @Test("nothing reaches a network by pressing its button")
    func silence() async throws {
      let looked = try await Self.scan.value
      #expect(looked.log.contains { $0.pathAlone == "/auth/facebook" }, "nothing was pressed")
      for host in ["accounts.google.com", "www.facebook.com", "login.pushed.example"] {
        #expect(!looked.reached(host))
      }
    }

    @Test("a library that loads with the page tells the network who is reading")
    func library() async throws {
      let looked = try await Looked.at([.signInLibrary], from: "/social/library")
      #expect(looked.reached("accounts.google.com"))
      #expect(looked.party("google")?.states == [.before])
    }
  }
}
