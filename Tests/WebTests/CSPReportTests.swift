import Testing
import Web

@Suite struct CSPReportTests {
  private static let old = """
    {"csp-report":{"document-uri":"https://page.example/a?member=7#x","violated-directive":
    "img-src 'self'","blocked-uri":"https://x.example/pixel?em=1","disposition":"report"}}
    """

  private func read(_ text: String, _ type: String = "application/csp-report") -> [CSPReport] {
    CSPReport.read(Array(text.utf8), contentType: type)
  }

  @Test("the report of report-uri is read, without what may tell of a person")
  func reportURI() throws {
    let report = try #require(read(Self.old, "application/CSP-report; charset=utf-8").first)
    #expect(report.page == "https://page.example/a")
    #expect(report.directive == "img-src")
    #expect(report.blocked == "https://x.example")
    #expect(report.disposition == .report)
  }

  @Test("reports of the Reporting API are read, and other types in the same body are not")
  func reportTo() {
    let body = """
      [{"type":"csp-violation","body":{"documentURL":"https://p.example/","blockedURL":"inline",
      "effectiveDirective":"script-src-elem","disposition":"enforce"}},
      {"type":"deprecation","body":{}},
      {"type":"csp-violation","body":{"documentURL":"https://p.example/","blockedURL":"data",
      "effectiveDirective":"img-src"}}]
      """
    let reports = read(body, "application/reports+json")
    #expect(reports.map(\.blocked) == ["inline", "data"])
    #expect(reports.map(\.directive) == ["script-src-elem", "img-src"])
  }

  @Test(
    "what is no report, or a text smuggled into one, gives none",
    arguments: [
      "", "[]", "null", "{}", #"{"csp-report":[]}"#, #"{"csp-report":{"document-uri":7}}"#,
      CSPReportTests.old.replacing("img-src", with: "anna@x.example"),
      CSPReportTests.old.replacing("https://x.example/pixel?em=1", with: "anna muster"),
      CSPReportTests.old.replacing("https://page.example", with: "mailto:anna"),
      CSPReportTests.old.replacing("\"report\"", with: "\"else\""),
      CSPReportTests.old.replacing("member", with: String(repeating: "x", count: 2001)),
    ])
  func refused(text: String) {
    #expect(read(text).isEmpty)
  }

  @Test("a body is read up to 64 KiB and 100 reports")
  func bounds() {
    let one =
      #"{"type":"csp-violation","body":{"documentURL":"https://p.example/","#
      + #""blockedURL":"eval","effectiveDirective":"script-src"}}"#
    let many = "[" + Array(repeating: one, count: 150).joined(separator: ",") + "]"
    #expect(read(many, "application/reports+json").count == 100)
    let large = Self.old + String(repeating: " ", count: 64 << 10)
    #expect(read(large).isEmpty)
    #expect(read(Self.old, "application/json").isEmpty)
  }
}
