import Formats
import Register
import Testing

@testable import Connectors

@Suite("Requests with a member's handles in them") struct FilledCallTests {
  static func filled(_ path: String, _ value: String, body: String? = nil) throws -> FilledCall {
    try FilledCall(
      SystemWeb.Call(method: "POST", path: path, body: body), ["email": value])
  }

  @Test(
    "a value stands in the path as one segment, and in the query as one value",
    arguments: [
      ("a b", "a%20b"), ("a/b", "a%2Fb"), ("a?b=c&d#e", "a%3Fb%3Dc%26d%23e"), ("é", "%C3%A9"),
      ("{email}", "%7Bemail%7D"), ("a\"'%", "a%22%27%25"), ("a\r\nX: y", "a%0D%0AX%3A%20y"),
      ("a+b@c.example", "a%2Bb%40c.example"),
    ])
  func path(_ value: String, _ expected: String) throws {
    #expect(try Self.filled("/p/{email}", value).path == "/p/\(expected)")
    #expect(try Self.filled("/p?e={email}&x=1", value).path == "/p?e=\(expected)&x=1")
  }

  @Test("a value that would name another place is refused", arguments: [".", ".."])
  func dots(_ value: String) {
    #expect(throws: SystemError.unusableHandle("email")) {
      try Self.filled("/people/{email}", value)
    }
  }

  @Test("a value in a body is one text of it, whatever it holds; keys are filled too")
  func body() throws {
    let hostile = "\"},{\"all\":true,\"x\":\"{email}\\"
    let call = try Self.filled(
      "/p?{email}", "x", body: "{\"{email}\":{\"is\":\"<{email}>\",\"n\":1}}")
    #expect(
      call.body.map { String(decoding: $0, as: UTF8.self) } == "{\"x\":{\"is\":\"<x>\",\"n\":1}}")
    let other = try Self.filled("/p?{email}", hostile, body: "[\"{email}\"]")
    let sent = try #require(other.body)
    #expect(try JSON(parsing: sent) == .array([.string(hostile)]))
  }

  @Test("a header takes no line break and no other letters")
  func header() {
    for value in ["a\nb", "a\rb", "é", "a\u{0}b"] {
      #expect(throws: SystemError.unusableHandle("email")) {
        try FilledCall(
          SystemWeb.Call(
            method: "GET", path: "/", headers: [.init(name: "X-For", value: "{email}")]),
          ["email": value])
      }
    }
  }

  @Test("several values make several requests, and a handle that is not known makes none")
  func fillings() throws {
    let id = try ForumRegister.id("crm")
    let call = SystemWeb.Call(method: "GET", path: "/{email}/{forum/member}/{own}")
    let subject = SystemSubject(handles: [
      "email": ["a", "b"], "forum/member": ["1", "2"], "crm/own": ["x"],
    ])
    #expect(try FilledCall.fillings(of: call, subject, in: id).count == 4)
    #expect(
      try FilledCall.fillings(of: call, SystemSubject(handles: ["email": ["a"]]), in: id).isEmpty)
  }

  @Test("the next page is read from a Link header, and never from another host")
  func link() throws {
    #expect(
      WebPages.next(in: "</a>; rel=\"prev\", </b?x=1>; rel=\"next\"; title=\"n\"") == "/b?x=1")
    #expect(WebPages.next(in: "</a>; rel=\"prev\"") == nil)
    #expect(WebPages.next(in: "nonsense") == nil)
    for link in [
      "https://evil.example/x", "//evil.example/x", "http://api.example/x",
      "https://api.example:8443/x", "https://a@api.example/x",
    ] {
      let response = WebResponse(status: 200, headers: [("Link", "<\(link)>; rel=next")])
      #expect(throws: SystemError.elsewhere) {
        var pages = WebPages(
          .init(way: .link), base: "https://api.example/v1", first: "https://api.example/v1/p")
        return try pages.advance(after: response, .null, records: 1)
      }
    }
  }
}
