import Register
import Testing

/// Sites beside a clean register, each with what is wrong with it.
@Suite struct SiteDiagnosticTests {
  typealias Case = DiagnosticTests.Case

  /// A site whose other keys are right.
  static func site(_ rest: String) -> String {
    "sites:\n  s:\n    address: https://www.our.example\n    team: web\n    notice: privacy\n"
      + rest
  }

  static func load(_ rest: String) -> String {
    site("    loads:\n      - recipient: mailer\n        purpose: news\n" + rest)
  }

  static let structure: [Case] = [
    Case("sites:", "x.yaml:1:1 empty-section"),
    Case("sites: [a]", "x.yaml:1:8 wrong-type"),
    Case("sites:\n  Forum: {}", "x.yaml:2:3 bad-id"),
    Case(
      "sites:\n  s: {}", "x.yaml:2:3 missing-key", "x.yaml:2:3 missing-key",
      "x.yaml:2:3 missing-key"),
    Case("stes: {}", "x.yaml:1:1 unknown-section"),
    Case(site("    adress: x"), "x.yaml:6:5 unknown-key"),
    Case(site("    loads: mailer"), "x.yaml:6:12 wrong-type"),
    Case(site("    loads:"), "x.yaml:6:11 empty-value"),
    Case(site("    loads: [mailer]"), "x.yaml:6:13 wrong-type"),
    Case(
      site("    loads: [{hosts: a.example, to: x}]"), "x.yaml:6:13 missing-key",
      "x.yaml:6:13 missing-key", "x.yaml:6:21 wrong-type", "x.yaml:6:32 unknown-key"),
    Case(load("        when: later"), "x.yaml:9:15 unknown-value"),
    Case(site("    sign-in: [{recipient: mailer}]"), "x.yaml:6:15 missing-key"),
    Case(site("    sign-in: [{recipient: mailer, scopes: email}]"), "x.yaml:6:43 wrong-type"),
    Case(
      site("    sign-in: [{recipient: mailer, scopes: []}, {recipient: mailer, scopes: []}]"),
      "x.yaml:6:60 duplicate-item"),
  ]

  static let names: [Case] = [
    Case(
      site("").replacing("privacy", with: "privcy"), "x.yaml:5:13 undeclared-notice"),
    Case(
      load("").replacing("mailer", with: "maler").replacing("news", with: "nws"),
      "x.yaml:7:20 undeclared-recipient", "x.yaml:8:18 undeclared-purpose"),
    Case(load("").replacing("mailer", with: "self"), "x.yaml:7:20 recipient-self"),
    Case(
      site("    sign-in: [{recipient: buyr, scopes: [email]}]"),
      "x.yaml:6:27 undeclared-recipient"),
  ]

  static let values: [Case] = [
    Case(site("    also: [help.our.example]"), "x.yaml:6:12 bad-origin"),
    Case(site("    also: [https://www.our.example]"), "x.yaml:6:12 duplicate-origin"),
    Case(
      site("    also: [https://a.our.example, https://a.our.example]"),
      "x.yaml:6:35 duplicate-item"),
    Case(
      site("  t: {address: https://www.our.example, team: web, notice: privacy}"),
      "x.yaml:6:16 duplicate-origin"),
    Case(site("    notice-link: privacy"), "x.yaml:6:18 bad-path"),
    Case(site("    notice-link: //other.example/privacy"), "x.yaml:6:18 bad-path"),
    Case(site("    notice-link: ftp://other.example/privacy"), "x.yaml:6:18 bad-path"),
    Case(load("        pages: [shop, /, /a b]"), "x.yaml:9:17 bad-path", "x.yaml:9:26 bad-path"),
    Case(load("        pages: [/shop/*]"), "x.yaml:9:17 bad-path"),
    Case(
      site("    sign-in: [{recipient: mailer, scopes: [openid email]}]"), "x.yaml:6:44 bad-scope"),
  ]

  @Test(
    "each problem of a site is reported at its place with its code",
    arguments: structure + names + values)
  func place(_ sample: Case) {
    let reading = Fixture.readBeside(sample.yaml)
    #expect(Fixture.found(reading).sorted() == sample.expected.sorted())
    #expect(reading.register == nil)
  }

  @Test(
    "an address is an origin as browsers write it, and the right one is suggested",
    arguments: [
      ("https://www.our.example/", "https://www.our.example"),
      ("https://www.our.example/shop?a=b", "https://www.our.example"),
      ("HTTPS://WWW.Our.Example", "https://www.our.example"),
      ("https://www.our.example:443", "https://www.our.example"),
      ("http://www.our.example:80", "http://www.our.example"),
      ("https://www.our.example:8443/x", "https://www.our.example:8443"),
    ])
  func suggested(_ written: String, _ meant: String) throws {
    let reading = Fixture.readBeside(
      Self.site("").replacing("https://www.our.example", with: "\"\(written)\""))
    let found = try #require(reading.diagnostics.first)
    #expect(Fixture.found(reading) == ["x.yaml:3:14 bad-origin"])
    #expect(found.hint == "did you mean `\(meant)`?")
  }

  @Test(
    "what is no origin is refused",
    arguments: [
      "www.our.example", "ftp://www.our.example", "https://", "https:///a", "https://a..example",
      "https://-a.example", "https://müller.example", "https://u:p@www.our.example",
      "https://www.our.example:0", "https://www.our.example:65536", "https://www.our.example:",
      "https://1.2.3", "https://256.1.1.1", "https://a_b.example", "https:/www.our.example",
    ])
  func noOrigin(_ written: String) {
    let reading = Fixture.readBeside(
      Self.site("").replacing("https://www.our.example", with: "\"\(written)\""))
    #expect(Fixture.found(reading) == ["x.yaml:3:14 bad-origin"])
    #expect(reading.diagnostics.allSatisfy { !$0.description.contains("u:p") })
  }

  @Test(
    "what is no host is refused, with what to write instead",
    arguments: [
      ("*.firm.example", "leave out"), ("https://firm.example", "the host alone"),
      ("Firm.example", "small letters"), ("müller.example", "Punycode"), ("example", "alone"),
      ("firm.example:8080", "alone"), ("firm.example/x", "alone"), ("firm..example", "alone"),
    ])
  func noHost(_ written: String, _ advice: String) throws {
    let reading = Fixture.readBeside(Self.load("        hosts: [\"\(written)\"]"))
    #expect(Fixture.found(reading) == ["x.yaml:9:17 bad-host"])
    #expect(try #require(reading.diagnostics.first?.hint).contains(advice))
  }

  @Test("a name that is nearly a notice's is suggested")
  func nearest() throws {
    let reading = Fixture.readBeside(Self.site("").replacing("privacy", with: "privcy"))
    #expect(
      reading.diagnostics.map(\.description) == [
        "x.yaml:5:13: error: site `s` names the notice `privcy`, which is not declared; "
          + "did you mean `privacy`?"
      ])
  }
}

extension String {
  /// The text with every occurrence of another replaced.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
