import Findings
import Formats
import Register
import Standing
import Store
import Web
import Workspace

@testable import Server
@testable import Sites

extension Fixture {
  static let origin = "https://www.nest.example"

  /// The register with one site, whose pages may load from the brand, and from the mailer when signed in.
  static var withSite: Register {
    var register = Fixture.register
    guard let site = SiteID("www"), let notice = NoticeID("privacy") else { return register }
    register.sites = Declared([
      .init(
        id: site, address: origin, team: "editors", notice: notice,
        also: ["https://shop.nest.example"],
        loads: [
          .init(recipient: brand, hosts: ["brand.example"], purpose: offers, when: .always),
          .init(recipient: mailer, hosts: ["mailer.example"], purpose: newsletter, when: .always),
        ])
    ])
    return register
  }
}

/// Reports of scans as tests need them.
enum SiteSamples {
  static func party(_ id: String, _ name: String, recipient: String? = nil) -> PartyReport {
    var party = PartyReport(id: id, name: name, isKnown: false, first: House.start)
    party.hosts = [id]
    party.requests = 3
    party.states = [.before, .accept]
    party.pages = [Fixture.origin + "/"]
    party.recipient = recipient
    party.sentence = "\(name) was told that you read this page."
    return party
  }

  /// A scan of the fixture's site in two states; in part when a page is unknown.
  static func report(
    _ parties: [PartyReport], after seconds: Int64 = 0, unknown: Bool = false
  ) -> SiteReport {
    let states = [ScanState.before, .accept].map { state in
      SiteReport.State(
        state: state, seen: [Fixture.origin + "/"],
        unknown: unknown
          ? [.init(address: Fixture.origin + "/wall", reason: "it asked for a person")] : [],
        requests: 7)
    }
    return SiteReport(
      site: "www", address: Fixture.origin + "/", began: House.start.adding(seconds: seconds),
      ended: House.start.adding(seconds: seconds + 60), browser: "Chromium 140", isSandboxed: true,
      states: states, parties: parties, person: .init())
  }
}

extension House {
  /// Puts a register in force that declares a site.
  func declareSite() async throws {
    _ = try await workspace.standing.publish(
      Fixture.withSite, files: [], actor: Self.system, at: clock.now)
  }

  /// Keeps a report as a scan does, and gives the scan's identifier.
  @discardableResult
  func keep(_ report: SiteReport) async throws -> String {
    let register = try await workspace.inForce().register
    return try await workspace.sites.record(
      report, runs: [], declared: register.sites.first, register: register, actor: Self.system
    ).summary.id
  }

  /// Sends a report of a visitor's browser.
  func report(
    _ body: String, site: String = "www", type: String = "application/csp-report",
    headers: [String: String] = [:]
  ) async throws -> LoopbackClient.Answer {
    try await client.send(
      "POST", "/csp/\(site)", headers: headers.merging(["Content-Type": type]) { $1 }, body: body)
  }
}
