import Catalogue
import Testing

@Suite struct SentRequestTests {
  @Test("user, port, case and trailing dot are no part of the host")
  func host() {
    #expect(SentRequest(url: "https://a:b@WWW.Example.ORG.:8443/x?y#z").host == "www.example.org")
    #expect(SentRequest(url: "https://[2001:DB8::1]:443/").host == "[2001:db8::1]")
    #expect(SentRequest(url: "wss://example.org").path == "/")
    #expect(SentRequest(url: "data:text/plain,hello").host == "")
    #expect(SentRequest(url: "").host == "")
  }

  @Test("parameters are decoded, plus is a space, and broken escapes stay as they are")
  func query() {
    let request = SentRequest(url: "https://example.org/p?a=b%20c+d&e=%zz%4&f%5B0%5D=%C3%A9&=g&h=")
    #expect(request.queryItems.map(\.key) == ["a", "e", "f[0]", ""])
    #expect(request.queryItems.map(\.value) == ["b c d", "%zz%4", "é", "g"])
    #expect(request.queryItems.allSatisfy { $0.source == .query })
  }

  @Test("a parameter without an equals sign is a value without a name")
  func nameless() {
    let request = SentRequest(url: "https://example.org/?someone%40example.com")
    #expect(request.queryItems.map(\.value) == ["someone@example.com"])
  }

  @Test("JSON in a body is told by the way to each value; null tells nothing")
  func jsonBody() {
    let body = #"{"b":{"c":[1,{"d":"x"}]},"a":true,"n":null,"s":"{\"in\":\"side\"}"}"#
    let items = SentRequest(url: "https://example.org/", body: Array(body.utf8)).bodyItems
    #expect(items.map(\.key) == ["a", "b.c[0]", "b.c[1].d", "s.in"])
    #expect(items.map(\.value) == ["true", "1", "x", "side"])
  }

  @Test("JSON in base 64 and in signed tokens is opened")
  func embedded() {
    // {"a":"b"} and a token whose payload is {"sub":"7"}.
    let request = SentRequest(
      url: "https://example.org/?data=eyJhIjoiYiJ9&t=eyJhbGciOiJub25lIn0.eyJzdWIiOiI3In0.")
    #expect(request.queryItems.map(\.key) == ["data.a", "t.sub"])
    #expect(request.queryItems.map(\.value) == ["b", "7"])
  }

  @Test("each line of a body is read for itself")
  func lines() {
    let body = "en=one&a=1\r\nen=two\n{\"k\":2}\nplain words, no form"
    let items = SentRequest(url: "https://example.org/", body: Array(body.utf8)).bodyItems
    #expect(items.map(\.key) == ["en", "a", "en", "k", "body"])
    #expect(items.map(\.value) == ["one", "1", "two", "2", "plain words, no form"])
  }

  @Test("the fields of a multipart form are read; of a file only its name")
  func multipart() {
    let body = """
      --b42\r
      Content-Disposition: form-data; name="ev"\r
      \r
      Page\r
      View\r
      --b42\r
      Content-Disposition: form-data; name="f"; filename="cat.png"\r
      Content-Type: image/png\r
      \r
      bytes\r
      --b42--\r

      """
    let items = SentRequest(
      url: "https://example.org/", method: "POST",
      headers: [("content-type", "multipart/form-data; boundary=b42")], body: Array(body.utf8)
    ).bodyItems
    #expect(items.map(\.key) == ["ev", "f"])
    #expect(items.map(\.value) == ["Page\r\nView", "the file cat.png"])
  }

  @Test("a body that cannot be read is named with its size, never left out")
  func unreadable() {
    let zipped = SentRequest(url: "https://example.org/", body: [0x1F, 0x8B, 8, 0])
    #expect(zipped.bodyItems.map(\.value) == ["4 bytes, compressed and not read"])
    let bytes = SentRequest(url: "https://example.org/", body: [0xFF, 0xFE, 0])
    #expect(bytes.bodyItems.map(\.value) == ["3 bytes that are not text"])
  }

  @Test("cookies are taken from every Cookie header, whatever the case of its name")
  func cookies() {
    let request = SentRequest(
      url: "https://example.org/",
      headers: [("COOKIE", "_ga=GA1.2.3.4; fr=a%20b+c"), ("cookie", "x=y=z;;q")])
    #expect(request.cookies.map(\.name) == ["_ga", "fr", "x", "q"])
    #expect(request.cookies.map(\.value) == ["GA1.2.3.4", "a b+c", "y=z", ""])
  }

  @Test("more values than any request has are cut off, and the cut is told")
  func tooMany() throws {
    let query = (0..<5_000).map { "k\($0)=v" }.joined(separator: "&")
    let items = SentRequest(url: "https://example.org/?" + query).queryItems
    #expect(items.count == 2_001)
    #expect(try #require(items.last).value.contains("2000"))
  }
}
