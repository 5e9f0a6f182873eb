import Register
import Testing
import Web

@testable import Sites

/// The policy that enforces what is declared.
@Suite struct PolicyProposalTests {
  private func proposal(
    _ loads: [Site.Load], reportTo: String? = nil, also: [String] = []
  ) throws -> PolicyProposal {
    let register = try Declared.register(loads: loads) { $0.also = also }
    let site = try #require(register.sites.first)
    return try #require(PolicyProposal(for: site, in: register, reportTo: reportTo))
  }

  private let page = "https://www.nest.example"

  @Test("a site that declares nobody lets nobody in but itself")
  func nobody() throws {
    let proposal = try proposal([])
    let policy = ContentSecurityPolicy(parsing: proposal.policy)
    #expect(policy.directives["script-src"] == ["'self'"])
    #expect(policy.directives["connect-src"] == ["'self'"])
    #expect(policy.directives["object-src"] == ["'none'"])
    #expect(policy.directives["report-uri"] == nil)
    #expect(proposal.header == "Content-Security-Policy-Report-Only")
    #expect(!proposal.policy.contains("unsafe"))
  }

  @Test("whom the register declares by hosts may be loaded from, with all below, and nobody else")
  func hosts() throws {
    let policy = ContentSecurityPolicy(
      parsing: try proposal([try Declared.load("mailer", hosts: ["mail.example"])]).policy)
    for directive in ["script-src", "img-src", "connect-src", "frame-src"] {
      let sources = try #require(policy.directives[directive])
      #expect(sources.contains("https://mail.example"))
      #expect(sources.contains("https://*.mail.example"))
      #expect(!sources.contains { $0.contains("facebook") })
    }
  }

  @Test("a company of the catalogue is let in by its domains, without being written")
  func company() throws {
    let proposal = try proposal([try Declared.load("meta")])
    #expect(proposal.policy.contains("https://*.facebook.com"))
    #expect(proposal.policy.contains("https://*.facebook.net"))
    #expect(!proposal.policy.contains("google"))
  }

  @Test("a recipient without known hosts is a note, not a hole")
  func unknown() throws {
    let proposal = try proposal([try Declared.load("mailer")])
    #expect(proposal.notes.contains { $0.hasPrefix("Mailer has no hosts in the register") })
    #expect(!proposal.policy.contains("mail"))
  }

  @Test("further origins of the site and the address for reports are in it")
  func more() throws {
    let proposal = try proposal(
      [try Declared.load("meta", when: .always)], reportTo: "https://data.nest.example",
      also: ["https://help.nest.example"])
    let policy = ContentSecurityPolicy(parsing: proposal.policy)
    #expect(policy.directives["report-uri"] == ["https://data.nest.example/csp/forum"])
    #expect(policy.directives["script-src"]?.contains("https://help.nest.example") == true)
    #expect(!proposal.notes.contains { $0.contains("cannot tell whether a visitor has chosen") })
    let waiting = try self.proposal([try Declared.load("meta")])
    #expect(waiting.notes.contains { $0.contains("cannot tell whether a visitor has chosen") })
  }
}
