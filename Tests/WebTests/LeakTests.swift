import Crypto
import Formats
import Testing
import Web

@Suite struct LeakTests {
  private let leaks: Leaks

  init() throws { leaks = try Planted.leaks() }

  private func sha256(_ text: String) -> String { Hex.encode(SHA256.hash(data: text.utf8Bytes)) }

  @Test("a hashed e-mail in a parameter is told with its place and its form")
  func hashed() throws {
    let hash = sha256("quinta.canary7@mail.aboveboard.example")
    let found = leaks.find(in: Outgoing(url: "https://t.example/tr?id=1&ud[em]=\(hash)&v=2"))
    #expect(found.count == 1)
    let leak = try #require(found.first)
    #expect(leak.what == .email)
    #expect(leak.place == .query("ud[em]"))
    #expect(leak.form == ["SHA-256", "of the lower-cased, trimmed e-mail"])
    #expect(
      leak.sentence
        == "The e-mail address left in the query parameter “ud[em]”: SHA-256 of the lower-cased,"
        + " trimmed e-mail.")
  }

  @Test("each place of a request is searched and named")
  func places() {
    let id = "M-48213907"
    func places(
      _ url: String, _ headers: [(name: String, value: String)] = [], _ body: String = ""
    ) -> [Leak.Place] {
      leaks.find(in: Outgoing(url: url, headers: headers, body: body.utf8Bytes)).map(\.place)
    }
    #expect(places("https://t.example/u/\(id)/x.gif") == [.path])
    #expect(places("https://t.example/?a=1&mid=\(id)") == [.query("mid")])
    #expect(places("https://\(id.lowercased()).t.example/") == [.url])
    #expect(places("https://t.example/#\(id)") == [.url])
    #expect(
      places("https://t.example/", [("Referer", "https://s.example/?m=\(id)")])
        == [.header("referer")])
    #expect(places("https://t.example/", [("Cookie", "a=b; uid=\(id)")]) == [.cookie("uid")])
    #expect(places("https://t.example/", [], "{\"id\":\"\(id)\"}") == [.body])
    #expect(places("https://t.example/?\(id)=1") == [.query("(name withheld)")])
    #expect(leaks.find(inText: "42[\"hello\",\"\(id)\"]").map(\.place) == [.frame])
    #expect(leaks.find(inText: id, place: .storage).map(\.place) == [.storage])
    #expect(leaks.find(inBytes: [0, 255] + id.utf8Bytes).map(\.what) == [.id])
  }

  @Test(
    "usual spellings of the details are found",
    arguments: [
      ("quinta.canary7@mail.aboveboard.example", .email),
      ("QUINTA.CANARY7@MAIL.ABOVEBOARD.EXAMPLE", .email), ("Quinta.Canary7", .partOfEmail),
      ("Quinta Robinson", .name), ("quinta+robinson", .name), ("ROBINSON_QUINTA", .name),
      ("Robinson, Quinta", .name), ("quintarobinson", .name), ("+49 151 23456789", .phone),
      ("4915123456789", .phone), ("+4915123456789", .phone), ("004915123456789", .phone),
      ("015123456789", .phone), ("15123456789", .phone), ("m-48213907", .id),
    ] as [(String, Leak.What)])
  func spellings(text: String, what: Leak.What) {
    #expect(leaks.find(inText: "x=\(text);").map(\.what) == [what])
    let hash = sha256(text)
    #expect(leaks.find(inText: hash).map(\.what) == [what])
  }

  @Test("base 64 is found wherever in a longer text the detail begins", arguments: 0...5)
  func alignments(shift: Int) {
    let (before, after) = ("prefix".prefix(shift), "suffix".prefix(shift))
    let text = "\(before)quinta.canary7@mail.aboveboard.example\(after)"
    for coded in [Base64.encode(text.utf8), Base64.urlEncode(text.utf8)] {
      #expect(
        leaks.find(in: Outgoing(url: "https://t.example/c/\(coded)")).contains { $0.what == .email }
      )
    }
  }

  @Test("first and last name apart are a leak only together")
  func names() {
    func found(_ query: String) -> [Leak] {
      leaks.find(in: Outgoing(url: "https://t.example/?\(query)"))
    }
    #expect(found("fn=Quinta&x=1").isEmpty)
    #expect(found("fn=quinta&ln=ROBINSON").map(\.what) == [.name])
    #expect(found("fn=quinta&ln=ROBINSON").map(\.place) == [.parameters])
    #expect(found("fn=\(sha256("quinta"))").isEmpty)
    #expect(found("fn=\(sha256("quinta"))&ln=\(sha256("robinson"))").map(\.what) == [.name])
    #expect(found("q=quintaessence&ln=robinsons").isEmpty)
    let body = #"{"first":"Qu\u0069nta","age":3,"last":"Robinson"}"#
    let posted = Outgoing(url: "https://t.example/", method: "POST", body: body.utf8Bytes)
    #expect(leaks.find(in: posted).map(\.what) == [.name])
  }

  @Test("an e-mail address parted at the @, or cut into pieces, is put together")
  func split() throws {
    let short = Leaks(
      try Person(name: "Quinta Robinson", email: "q7x@mail.example", id: "M-48213907", phone: nil))
    let parted = Outgoing(url: "https://t.example/?u=q7x&h=mail.example")
    #expect(short.find(in: parted).map(\.what) == [.email])
    #expect(short.find(in: Outgoing(url: "https://t.example/?u=q7x&h=x.example")).isEmpty)
    let pieces = Outgoing(
      url: "https://t.example/?a=quinta.can&b=ary7%40mail.ab&c=oveboard.example")
    let leak = try #require(leaks.find(in: pieces).first { $0.what == .email })
    #expect(leak.place == .parameters)
    #expect(leak.form.first == "cut into pieces over several parameters")
    let form =
      "--b7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nM-482\r\n--b7\r\n"
      + "Content-Disposition: form-data; name=\"b\"\r\n\r\n13907\r\n--b7--\r\n"
    let posted = Outgoing(
      url: "https://t.example/", method: "POST",
      headers: [("Content-Type", "multipart/form-data; boundary=b7")], body: form.utf8Bytes)
    #expect(leaks.find(in: posted).map(\.what) == [.id])
  }

  @Test("compressed bodies are opened, also within base 64 within JSON")
  func compressed() throws {
    let canary = Leaks(
      try Person(
        name: "Quinta Robinson", email: "quinta.robinson@canary.example", id: "M-48213907",
        phone: nil))
    let plain = Outgoing(url: "https://t.example/", method: "POST", body: GzipSample.bytes)
    #expect(canary.find(in: plain).map(\.what) == [.email])
    let inside = "{\"d\":\"\(Base64.encode(GzipSample.bytes))\"}"
    let wrapped = Outgoing(url: "https://t.example/", method: "POST", body: inside.utf8Bytes)
    let leak = try #require(canary.find(in: wrapped).first)
    #expect(leak.form.starts(with: ["base64", "gzip"]))
  }

  @Test("four layers are undone, and a find says each of them")
  func layers() throws {
    var text = "M-48213907"
    for _ in 0..<4 { text = Base64.encode("{\"v\":\"\(text)\"}".utf8) }
    let leak = try #require(leaks.find(inText: text).first)
    #expect(leak.form == Array(repeating: "base64", count: 4) + ["of the id as given"])
  }

  @Test("one find is told once for a place, however often it stands there")
  func once() {
    let text = String(repeating: "quinta.canary7@mail.aboveboard.example ", count: 50) + "%20"
    #expect(leaks.find(inText: text).count == 1)
  }

  @Test("a leak's words never hold the detail")
  func silent() {
    let request = Outgoing(
      url: "https://t.example/?M-48213907=Quinta.Canary7%40mail.aboveboard.example",
      headers: [("M-48213907", "Quinta Robinson"), ("Cookie", "M-48213907=M-48213907")])
    let found = leaks.find(in: request)
    #expect(found.count >= 4)
    for leak in found {
      #expect(!"\(leak.sentence) \(leak)".contains("48213907"))
      #expect(!"\(leak.sentence) \(leak)".contains("Canary7"))
    }
  }
}
