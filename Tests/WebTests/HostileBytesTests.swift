import TestSupport
import Testing
import Web

@Suite struct HostileBytesTests {
  private static let samples = [
    "https://a.example:8443/b/../c%2e?d=e&f#g",
    "User-agent: *\nDisallow: /*a$\nCrawl-delay: 2\nSitemap: x",
    "<urlset><url><loc>https://a.example/?a&amp;b</loc></url><![CDATA[x]]><!-- y --></urlset>",
    "id=1; Domain=.a.example; Max-Age=60; Expires=Sun, 06 Nov 1994 08:49:37 GMT; SameSite=Lax",
    "default-src 'self' *.a.example:443/b/; img-src data: https:; script-src 'nonce-x'",
    #"{"csp-report":{"document-uri":"https://a.example/","effective-directive":"img-src"}}"#,
    "*.co.uk\n!www.ck\n公司.cn\n// VERSION: 1", "www.食狮.公司.cn",
    "{\"a\":\"\\u0041%41&#65;QUFBQUFBQUFBQUFB\",\"b\":\"H4sIAAAAAAAAA0tMSk4BAMJBJDUEAAAA\"}",
    "--b\r\nContent-Disposition: x\r\n\r\nvalue\r\n--b--",
  ]

  @Test("random and mutated input never stops a reader of the web's formats")
  func formats() throws {
    var random = SplitMix64(seed: 77)
    let base = try #require(WebAddress("https://a.example/b/c?d"))
    for round in 0..<5000 {
      let sample = Self.samples[round % Self.samples.count]
      let bytes =
        round.isMultiple(of: 5) ? random.bytes(upTo: 80) : random.mutated(Array(sample.utf8))
      let text = String(decoding: bytes, as: UTF8.self)
      _ = WebAddress(text)?.queryItems
      if let address = base.resolving(text) { #expect(WebAddress(address.text) == address) }
      _ = RobotsRules(text: text).allows(path: text)
      _ = Sitemap(bytes)
      _ = SetCookie(text)
      let policy = ContentSecurityPolicy(parsing: text)
      #expect(ContentSecurityPolicy(parsing: policy.text).text == policy.text)
      _ = policy.allows(directive: "img-src", source: base, self: base)
      _ = CSPReport.read(bytes, contentType: "application/csp-report")
      _ = CSPReport.read(bytes, contentType: "application/reports+json")
      let list = PublicSuffixList(text: text)
      _ = list.registrableDomain(of: text)
      _ = Punycode.host(text)
    }
  }

  @Test("random and mutated requests never stop the search")
  func requests() throws {
    let leaks = try Planted.leaks()
    var random = SplitMix64(seed: 78)
    for round in 0..<3000 {
      let bytes = random.mutated(Array(Self.samples[round % Self.samples.count].utf8))
      let text = String(decoding: bytes, as: UTF8.self)
      let types = ["multipart/form-data; boundary=b", "application/json", "multipart/x; boundary="]
      _ = leaks.find(
        in: Outgoing(
          url: text, headers: [("Cookie", text), ("Content-Type", types[round % 3])],
          body: bytes + random.bytes(upTo: 40)))
    }
  }
}
