import Evidence
import Staff
import Testing
import Vault
import Workspace

@testable import Server

@Suite struct ProofPageTests {
  @Test("before anything was handed over the page of proofs says so, and needs the member")
  func empty() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let page = try await house.client.send("GET", "/me/proofs", headers: ["Cookie": cookie])
      #expect(page.status == 200)
      #expect(page.header("cache-control") == "no-store")
      #expect(page.text.contains("there is nothing to prove"))
      #expect(page.text.contains(house.workspace.evidence.verifier.name))
      let own = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(own.text.contains("href=\"/me/proofs\""))
      let unknown = try await house.client.send(
        "GET", "/me/proofs/nothing", headers: ["Cookie": cookie])
      #expect(unknown.status == 404)
      let stranger = try await house.client.send("GET", "/me/proofs")
      #expect(stranger.status != 200)
    }
  }
}
