import Findings
import Formats
import Register
import Store
import TestSupport
import Testing
import Web

@testable import Sites

/// What visitors' browsers report about a site's policy: from anybody, so bounded and only a hint.
@Suite(.onEveryEngine) struct VisitorReportTests {
  private func report(_ page: String, _ blocked: String) throws -> CSPReport {
    let body = """
      {"csp-report": {"document-uri": "\(page)", "effective-directive": "img-src",
        "blocked-uri": "\(blocked)", "disposition": "report"}}
      """
    return try #require(
      CSPReport.read(Array(body.utf8), contentType: "application/csp-report").first)
  }

  private func take(_ reports: [CSPReport], _ house: House, on day: Int64 = 1) async throws -> Int {
    let site = try #require(house.register.sites.first)
    return try await house.sites.take(reports, site: site, at: time(day))
  }

  @Test("a report of the site is counted, and becomes one finding for the site's team")
  func taken() async throws {
    let house = try await House()
    let one = try report("https://www.nest.example/a?secret=1", "https://px.tracker.example/p.gif")
    #expect(try await take([one], house) == 1)
    #expect(try await take([one, one], house, on: 2) == 2)
    let kept = try await house.sites.reports(of: "forum", limit: 9)
    #expect(
      kept == [
        BlockedInBrowser(
          directive: "img-src", blocked: "https://px.tracker.example",
          page: "https://www.nest.example/a", reports: 3, first: time(1), last: time(2))
      ])
    let findings = try await house.findings.list(limit: 9)
    #expect(findings.map(\.kind) == ["blocked-in-browser"])
    #expect(findings.map(\.owner) == ["web"])
    #expect(findings.map(\.place) == ["forum"])
    #expect(findings.first?.title.hasPrefix("A visitor's browser reports") == true)
    #expect(try await house.entries().map(\.kind) == ["finding.opened"])
  }

  @Test("a report about a page of others, or about the site itself, is passed over")
  func foreign() async throws {
    let house = try await House()
    let reports = [
      try report("https://www.other.example/", "https://px.tracker.example"),
      try report("http://www.nest.example/", "https://px.tracker.example"),
      try report("https://www.nest.example.evil.example/", "https://px.tracker.example"),
      try report("https://www.nest.example/", "https://www.nest.example/x.js"),
      try report("https://www.nest.example/", "inline"),
    ]
    #expect(try await take(reports, house) == 0)
    #expect(try await house.sites.reports(of: "forum", limit: 9) == [])
    #expect(try await house.findings.list(nil, limit: 9) == [])
    #expect(try await house.entries().isEmpty)
  }

  @Test("of one site at most 500 different reports are kept, and what is known goes on counting")
  func bounded() async throws {
    let house = try await House()
    for batch in 0..<7 {
      let reports = try (0..<100).map {
        try report("https://www.nest.example/", "https://h\(batch * 100 + $0).example")
      }
      _ = try await take(reports, house)
    }
    #expect(try await house.sites.reports(of: "forum", limit: 9_999).count == 500)
    #expect(try await house.findings.openCount() == 500)
    let known = try report("https://www.nest.example/", "https://h7.example")
    _ = try await take([known], house, on: 3)
    let kept = try await house.sites.reports(of: "forum", limit: 1)
    #expect(kept.map(\.blocked) == ["https://h7.example"])
    #expect(kept.map(\.reports) == [2])
  }

  @Test("a scan does not close what visitors report: no crawl sees it")
  func notClosed() async throws {
    let house = try await House()
    _ = try await take([try report("https://www.nest.example/", "https://a.example")], house)
    let kept = try await house.keep(
      Declared.report(states: ScanState.allCases.map { Declared.state($0) }, on: 2))
    #expect(kept.changes.closed == [])
    #expect(try await house.findings.openCount() == 1)
  }
}
