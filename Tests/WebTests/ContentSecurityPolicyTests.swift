import Testing
import Web

@Suite struct ContentSecurityPolicyTests {
  private func address(_ text: String) throws -> WebAddress { try #require(WebAddress(text)) }

  @Test("a policy is written in one way, whatever order it was given in, and reads back")
  func text() throws {
    let policy = try #require(
      ContentSecurityPolicy(directives: [
        "img-src": ["https://b.example", "'self'", "https://a.example", "'self'"],
        "default-src": ["'none'"], "Connect-Src": [], "x-own": ["y"],
        "upgrade-insecure-requests": [],
      ]))
    #expect(
      policy.text
        == "default-src 'none'; img-src 'self' https://a.example https://b.example;"
        + " connect-src 'none'; upgrade-insecure-requests; x-own y")
    #expect(ContentSecurityPolicy(parsing: policy.text).text == policy.text)
  }

  @Test(
    "a source that would break out of the header is refused",
    arguments: ["a;b", "a,b", "a b", "", "a\nb", "ü.example"])
  func injection(source: String) {
    #expect(ContentSecurityPolicy(directives: ["img-src": [source]]) == nil)
    #expect(ContentSecurityPolicy(directives: ["img-src " + source: []]) == nil)
  }

  @Test("of a directive that stands twice the first counts, and only the first policy is read")
  func parsing() {
    let policy = ContentSecurityPolicy(
      parsing: " IMG-SRC\t'self' ; img-src * ;; script-src 'none' https://a.example, img-src x")
    #expect(policy.directives == ["img-src": ["'self'"], "script-src": ["https://a.example"]])
  }

  @Test(
    "sources match addresses as the standard says",
    arguments: [
      ("*", "https://x.example/a", true), ("'none'", "https://x.example/", false),
      ("'self'", "https://page.example/a", true), ("'self'", "https://x.page.example/", false),
      ("'self'", "wss://page.example/", true), ("'self'", "http://page.example/", false),
      ("'self'", "https://page.example:8443/", false), ("https:", "https://x.example/", true),
      ("https:", "http://x.example/", false), ("http:", "https://x.example/", true),
      ("wss:", "wss://x.example/", true), ("https:", "wss://x.example/", false),
      ("x.example", "https://x.example/a", true), ("x.example", "http://x.example/", false),
      ("X.Example", "https://x.example/", true), ("http://x.example", "https://x.example/", true),
      ("https://x.example", "http://x.example/", false),
      ("*.x.example", "https://a.b.x.example/", true), ("*.x.example", "https://x.example/", false),
      ("*.x.example", "https://yx.example/", false), ("https://*", "https://x.example/", true),
      ("x.example:8443", "https://x.example:8443/", true),
      ("x.example", "https://x.example:8443/", false),
      ("x.example:*", "https://x.example:8443/", true),
      ("x.example:80", "https://x.example/", true),
      ("*:8443", "https://x.example:8443/", true), ("x.example/a/", "https://x.example/a/b", true),
      ("x.example/a/", "https://x.example/ab", false), ("x.example/a", "https://x.example/a", true),
      ("x.example/a", "https://x.example/a/b", false),
      ("x.example/%61", "https://x.example/a?q", true), ("x.example/", "https://x.example/q", true),
      ("'nonce-abc'", "https://x.example/", false), ("data:", "https://x.example/", false),
      ("x.*.example", "https://x.y.example/", false), ("x.example?q", "https://x.example/", false),
      ("[::1]:80", "http://[::1]/", false),
    ])
  func sources(source: String, url: String, isAllowed: Bool) throws {
    let policy = ContentSecurityPolicy(parsing: "img-src \(source)")
    #expect(
      try policy.allows(
        directive: "img-src", source: address(url), self: address("https://page.example/"))
        == isAllowed)
  }

  @Test("a missing directive is answered by the one it falls back to")
  func fallBack() throws {
    let page = try address("https://page.example/")
    let other = try address("https://x.example/")
    func allows(_ policy: String, _ directive: String) -> Bool {
      ContentSecurityPolicy(parsing: policy).allows(directive: directive, source: other, self: page)
    }
    #expect(!allows("default-src 'self'", "script-src-elem"))
    #expect(allows("default-src 'self'; script-src x.example", "script-src-elem"))
    #expect(!allows("script-src *; script-src-elem 'self'", "script-src-elem"))
    #expect(allows("default-src 'none'; child-src *", "frame-src"))
    #expect(allows("default-src 'none'; script-src *", "worker-src"))
    #expect(allows("default-src 'none'", "form-action"))
    #expect(allows("", "img-src"))
    #expect(!allows("script-src x.example 'strict-dynamic' 'nonce-a'", "script-src-elem"))
    #expect(allows("default-src x.example 'strict-dynamic'", "img-src"))
  }

  @Test("schemes without a host are allowed by their own source only")
  func schemes() {
    let policy = ContentSecurityPolicy(parsing: "img-src * data:; default-src blob:")
    #expect(policy.allows(directive: "img-src", scheme: "data"))
    #expect(!policy.allows(directive: "img-src", scheme: "blob"))
    #expect(policy.allows(directive: "worker-src", scheme: "BLOB"))
  }
}
