import Browser
import Catalogue
import FakeSite
import Formats
import Testing
import Web

@testable import Sites

/// One look at the fake site: what the scan tells, and what the server saw meanwhile.
struct Looked: Sendable {
  let request: ScanRequest
  let bounds: SiteBounds
  let runs: [StateRun]
  let report: SiteReport
  /// What reached the server, which the scan does not know.
  let log: [Logged]

  /// Looks at the given pages from one of them on, without the waits that a real site needs.
  ///
  /// - Parameter pages: the page budget; 1 is the start alone.
  static func at(
    _ pages: [Page], from path: String, _ states: [ScanState] = [.before], pages budget: Int = 1,
    aliases: [String: [String]] = [:], change: @Sendable (inout ScanRequest) -> Void = { _ in }
  ) async throws -> Looked {
    let site = try await FakeSite.start(pages)
    do {
      let looked = try await look(at: site, path, states, budget, aliases, change)
      try await site.stop()
      return looked
    } catch {
      try await site.stop()
      throw error
    }
  }

  private static func look(
    at site: FakeSite, _ path: String, _ states: [ScanState], _ budget: Int,
    _ aliases: [String: [String]], _ change: @Sendable (inout ScanRequest) -> Void
  ) async throws -> Looked {
    var request = try ScanRequest.ofFakeSite(site, from: path, states)
    request.pages = budget
    change(&request)
    let bounds = SiteBounds(of: request.start, also: [], suffixes: try .newest())
    let began = Timestamp.now()
    let runs = try await Scanner(request, bounds: bounds, clock: { .now() }).run()
    let asked = Aliases.of(runs, bounds: bounds, resolver: request.resolver)
    var report = try ReportBuilder(
      request: request, bounds: bounds, catalogue: .standard,
      aliases: aliases.merging(asked) { $1 }
    ).report(of: runs, site: "forum", began: began, ended: .now())
    report.signIn = try await SignInProber(request: request, bounds: bounds, clock: { .now() })
      .probe(runs, .standard)
    return Looked(
      request: request, bounds: bounds, runs: runs, report: report, log: site.requests())
  }

  /// The run in a state.
  func run(_ state: ScanState) throws -> StateRun {
    try #require(runs.first { $0.state == state })
  }

  /// The report of a state.
  func state(_ state: ScanState) throws -> SiteReport.State {
    try #require(report.states.first { $0.state == state })
  }

  /// Who was contacted, by identifier.
  func party(_ id: String) -> PartyReport? { report.parties.first { $0.id == id } }

  /// Whether a request to a host reached the server.
  func reached(_ host: String) -> Bool { log.contains { $0.host == host } }
}

extension ScanRequest {
  /// A request for a page of the fake site, as fast as a browser goes.
  static func ofFakeSite(
    _ site: FakeSite, from path: String, _ states: [ScanState]
  ) throws -> ScanRequest {
    var request = ScanRequest(
      start: try #require(WebAddress(FakeSite.origin + path)), person: try .planted())
    request.states = states
    request.pages = 1
    request.firstStay = .zero
    request.quiet = .milliseconds(400)
    request.patience = .seconds(20)
    request.pause = .zero
    request.browser.flags = site.browserFlags
    return request
  }
}

extension Person {
  /// The member whom the fake site knows, with a number that it does not.
  static func planted() throws -> Person {
    try Person(
      name: SiteMember.nora.name, email: SiteMember.nora.email, id: "m-48213377",
      phone: "+442079460958")
  }
}
