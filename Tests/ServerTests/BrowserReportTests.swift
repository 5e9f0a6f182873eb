import Findings
import Formats
import Register
import Sites
import Testing
import Workspace

@testable import Server

/// What visitors' browsers report of a site's policy.
@Suite struct BrowserReportTests {
  private static func old(
    page: String = Fixture.origin + "/letters?who=planted", blocked: String
  ) -> String {
    #"{"csp-report":{"document-uri":"\#(page)","effective-directive":"script-src","#
      + #""blocked-uri":"\#(blocked)","disposition":"report"}}"#
  }

  private static func new(blocked: String) -> String {
    #"[{"type":"csp-violation","body":{"documentURL":"\#(Fixture.origin)/","#
      + #""effectiveDirective":"img-src","blockedURL":"\#(blocked)","disposition":"enforce"}}]"#
  }

  @Test("a report in either form is kept without the page's query, and becomes a finding")
  func taken() async throws {
    try await House.run { house in
      try await house.declareSite()
      let first = try await house.report(Self.old(blocked: "https://odd.example/x.js?planted"))
      #expect(first.status == 204)
      #expect(first.body.isEmpty)
      #expect(first.header("set-cookie") == nil)
      let second = try await house.report(
        Self.new(blocked: "https://pixel.example/p"),
        type: "Application/Reports+JSON; charset=utf-8")
      #expect(second.status == 204)
      let reports = try await house.workspace.sites.reports(of: "www", limit: 10)
      #expect(Set(reports.map(\.blocked)) == ["https://odd.example", "https://pixel.example"])
      #expect(reports.allSatisfy { !$0.page.contains("planted") })
      let findings = try await house.workspace.findings.list(place: "www", limit: 10)
      #expect(findings.map(\.kind) == ["blocked-in-browser", "blocked-in-browser"])
      let log = house.log.all.joined(separator: "\n")
      #expect(log.contains("/csp/{}"))
      for value in ["odd.example", "pixel.example", "planted", "letters"] {
        #expect(!log.contains(value))
      }
    }
  }

  @Test("a report of a foreign page, of our own host, or of no sense is answered and not kept")
  func ignored() async throws {
    try await House.run { house in
      try await house.declareSite()
      for body in [
        Self.old(page: "https://evil.example/", blocked: "https://odd.example/"),
        Self.old(page: "https://www.nest.example.evil.example/", blocked: "https://odd.example/"),
        Self.old(blocked: "https://shop.nest.example/a.js"), Self.old(blocked: "inline"), "", "{",
        "[]", #"{"csp-report":7}"#,
      ] {
        #expect(try await house.report(body).status == 204)
      }
      #expect(try await house.workspace.sites.reports(of: "www", limit: 10).isEmpty)
      #expect(try await house.workspace.findings.openCount() == 0)
    }
  }

  @Test("an unknown site is not found, another type is refused, and so is a large body")
  func refused() async throws {
    try await House.run { house in
      let undeclared = try await house.report(Self.old(blocked: "https://odd.example/"))
      #expect(undeclared.status == 404)
      #expect(undeclared.header("content-type") == "application/problem+json")
      try await house.declareSite()
      for site in ["shop", "WWW", "www.nest.example"] {
        let unknown = try await house.report(Self.old(blocked: "https://a.example/"), site: site)
        #expect(unknown.status == 404)
      }
      let type = try await house.report(
        Self.old(blocked: "https://odd.example/"), type: "application/json")
      #expect(type.status == 415)
      let spaces = String(repeating: " ", count: 64 << 10)
      let large = try await house.report(Self.old(blocked: "https://odd.example/") + spaces)
      #expect(large.status == 413)
      #expect(large.text.contains("64 KiB"))
      let chunked = try await house.client.send(
        bytes: """
          POST /csp/www HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
          Content-Type: application/csp-report\r\nTransfer-Encoding: chunked\r\n\r\n\
          10001\r\n\(spaces) \r\n0\r\n\r\n
          """)
      #expect(chunked.status == 413)
      #expect(try await house.workspace.sites.reports(of: "www", limit: 10).isEmpty)
    }
  }

  @Test("a cross-site page of ours may send one without being asked for a form's token")
  func crossSite() async throws {
    try await House.run { house in
      try await house.declareSite()
      let answer = try await house.report(
        Self.old(blocked: "https://odd.example/"),
        headers: ["Origin": Fixture.origin, "Sec-Fetch-Site": "cross-site"])
      #expect(answer.status == 204)
      #expect(answer.header("access-control-allow-origin") == Fixture.origin)
      #expect(try await house.workspace.sites.reports(of: "www", limit: 10).count == 1)
    }
  }

  @Test("a preflight is answered to the origins of the site alone")
  func preflight() async throws {
    try await House.run { house in
      try await house.declareSite()
      for origin in [Fixture.origin, "https://shop.nest.example"] {
        let answer = try await house.client.send(
          "OPTIONS", "/csp/www",
          headers: [
            "Origin": origin, "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
          ])
        #expect(answer.status == 204)
        #expect(answer.header("access-control-allow-origin") == origin)
        #expect(answer.header("access-control-allow-methods") == "POST")
        #expect(answer.header("access-control-allow-headers") == "content-type")
        #expect(answer.header("access-control-allow-credentials") == nil)
        #expect(answer.header("vary") == "Origin")
      }
      let foreign = try await house.client.send(
        "OPTIONS", "/csp/www", headers: ["Origin": "https://evil.example"])
      #expect(foreign.status == 204)
      #expect(foreign.header("access-control-allow-origin") == nil)
      #expect(foreign.header("access-control-allow-methods") == nil)
      let unknown = try await house.client.send(
        "OPTIONS", "/csp/shop", headers: ["Origin": Fixture.origin])
      #expect(unknown.status == 404)
      let wrong = try await house.client.send("GET", "/csp/www")
      #expect(wrong.status == 405)
      #expect(wrong.header("allow") == "POST, OPTIONS")
    }
  }

  @Test("an address that sends very many in a minute is told to wait, and may go on in the next")
  func limit() async throws {
    try await House.run { house in
      try await house.declareSite()
      for _ in 0..<120 { #expect(try await house.report("{}").status == 204) }
      let over = try await house.report(Self.old(blocked: "https://odd.example/"))
      #expect(over.status == 429)
      #expect(over.header("retry-after") == "60")
      #expect(try await house.workspace.sites.reports(of: "www", limit: 10).isEmpty)
      // A sign-in counts for itself.
      #expect(try await house.client.send("POST", "/in/none").status == 410)
      house.clock.advance(seconds: 60)
      #expect(try await house.report("{}").status == 204)
    }
  }
}
