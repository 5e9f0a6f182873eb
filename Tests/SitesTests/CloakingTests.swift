import FakeSite
import Testing
import Web

@testable import Sites

extension WithABrowser {
  /// A tracker under a name of the site's own, which its alias in the DNS gives away.
  @Suite struct CloakingTests {
    @Test("a host of the site's own name that is another's by its alias is told as that other")
    func disguised() async throws {
      let server = try NameServer(alias: "nest.hidden-tracker.example")
      defer { server.stop() }
      let resolver = try CNAMEResolver(server: "127.0.0.1", port: server.port)
      let looked = try await Looked.at([.cloaked], from: "/cloaked") { $0.resolver = resolver }
      #expect(looked.reached("metrics.nest.example"))
      let party = try #require(looked.party("hidden-tracker.example"))
      #expect(party.disguised == ["metrics.nest.example"])
      #expect(party.hosts == ["metrics.nest.example"])
      #expect(party.stored.contains { $0.name == "metric_id" })
      #expect(looked.report.parties.count == 1)
    }

    @Test("a host of the site's own name with an alias within the site is the site's own")
    func own() async throws {
      let server = try NameServer(alias: "edge.nest.example")
      defer { server.stop() }
      let resolver = try CNAMEResolver(server: "127.0.0.1", port: server.port)
      let looked = try await Looked.at([.cloaked], from: "/cloaked") { $0.resolver = resolver }
      #expect(looked.reached("metrics.nest.example"))
      #expect(looked.report.parties == [])
    }
  }
}
