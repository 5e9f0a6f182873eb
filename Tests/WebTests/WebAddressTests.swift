import TestSupport
import Testing
import Web

@Suite struct WebAddressTests {
  @Test("an address is taken apart into what a browser shows of it")
  func parts() throws {
    let address = try #require(
      WebAddress("https://Shop.Example:8443/a%20b/c?em=x%40y.z&q=a+b&flag&=v#top?#"))
    #expect(address.scheme == .https)
    #expect(address.host == "shop.example")
    #expect(address.port == 8443)
    #expect(address.path == "/a%20b/c")
    #expect(address.query == "em=x%40y.z&q=a+b&flag&=v")
    #expect(address.fragment == "top?#")
    #expect(address.origin == "https://shop.example:8443")
    #expect(address.queryItems.map(\.name) == ["em", "q", "flag", ""])
    #expect(address.queryItems.map(\.value) == ["x@y.z", "a b", "", "v"])
    #expect(
      address.withoutFragment.text
        == "https://shop.example:8443/a%20b/c?em=x%40y.z&q=a+b&flag&=v")
  }

  @Test("a port that goes without saying is not written, and a bare origin has the path /")
  func defaults() {
    #expect(WebAddress("http://a.example:80")?.text == "http://a.example/")
    #expect(WebAddress("wss://a.example:443/s")?.origin == "wss://a.example")
    #expect(WebAddress("https://a.example?q")?.text == "https://a.example/?q")
    #expect(WebAddress("http://[2001:DB8::1]:81/")?.origin == "http://[2001:db8::1]:81")
    #expect(WebAddress("https://a.example/x/./y/../z/%2E%2e/")?.path == "/x/")
  }

  @Test(
    "what is no absolute address of the web is refused",
    arguments: [
      "", "/path", "//a.example/", "mailto:a@b.example", "data:text/plain,x", "ftp://a.example/",
      "https:/a.example", "https://", "https:///x", "https://user:pw@a.example/",
      "https://a.example:x/", "https://a.example:99999/", "https://a b.example/",
      "https://a.example/ b", "https://a.example/\u{0}", "https://a..example/", "https://.a/",
      "https://a.example/\"", "https://bü.example/", "https://[::1/", "https://[zz]/",
      "https://a.example\\b/", "blob:https://a.example/1", "https://a%2e.example/", "javascript:0",
    ])
  func refused(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(
    "references resolve as RFC 3986 §5.4 lists them",
    arguments: [
      ("g", "/b/c/g"), ("./g", "/b/c/g"), ("g/", "/b/c/g/"), ("/g", "/g"), ("?y", "/b/c/d;p?y"),
      ("g?y", "/b/c/g?y"), ("#s", "/b/c/d;p?q#s"), ("g#s", "/b/c/g#s"), ("g?y#s", "/b/c/g?y#s"),
      (";x", "/b/c/;x"), ("g;x", "/b/c/g;x"), ("g;x?y#s", "/b/c/g;x?y#s"), ("", "/b/c/d;p?q"),
      (".", "/b/c/"), ("./", "/b/c/"), ("..", "/b/"), ("../", "/b/"), ("../g", "/b/g"),
      ("../..", "/"), ("../../", "/"), ("../../g", "/g"), ("../../../g", "/g"),
      ("../../../../g", "/g"), ("/./g", "/g"), ("/../g", "/g"), ("g.", "/b/c/g."),
      (".g", "/b/c/.g"), ("g..", "/b/c/g.."), ("..g", "/b/c/..g"), ("./../g", "/b/g"),
      ("./g/.", "/b/c/g/"), ("g/./h", "/b/c/g/h"), ("g/../h", "/b/c/h"),
      ("g;x=1/./y", "/b/c/g;x=1/y"), ("g;x=1/../y", "/b/c/y"), ("g?y/./x", "/b/c/g?y/./x"),
      ("g?y/../x", "/b/c/g?y/../x"), ("g#s/./x", "/b/c/g#s/./x"), ("http:g", "/b/c/g"),
    ])
  func references(reference: String, result: String) throws {
    let base = try #require(WebAddress("http://a/b/c/d;p?q"))
    #expect(base.resolving(reference)?.text == "http://a" + result)
  }

  @Test("a reference may name a host, be written carelessly, or lead out of the web")
  func careless() throws {
    let base = try #require(WebAddress("https://a.example/b/c?q#f"))
    #expect(base.resolving("//Other.example/x")?.text == "https://other.example/x")
    #expect(base.resolving("http://bücher.example")?.host == "xn--bcher-kva.example")
    #expect(base.resolving("  ü x\n\ty ")?.path == "/b/%C3%BC%20xy")
    #expect(base.resolving("\\d\\e?f\\g")?.text == "https://a.example/d/e?f\\g")
    for reference in ["mailto:a@b.example", "javascript:void(0)", "data:,x", "tel:123", "http:x"] {
      #expect(base.resolving(reference) == nil)
    }
  }

  @Test("an address reads back from its own text")
  func roundTrip() {
    var random = SplitMix64(seed: 3)
    let pieces: [Unicode.Scalar] = [
      "a", "/", ".", "?", "#", "%", "2", "e", "&", "=", ":", "@", ";",
    ]
    var read = 0
    for _ in 0..<5000 {
      let text = "https://h.example/" + random.text(upTo: 20, from: pieces)
      guard let address = WebAddress(text) else { continue }
      #expect(WebAddress(address.text) == address)
      #expect(address.resolving("") == address.withoutFragment)
      read += 1
    }
    #expect(read > 4000)
  }
}
