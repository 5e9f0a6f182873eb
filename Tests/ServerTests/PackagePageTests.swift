import Access
import Formats
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct PackagePageTests {
  @Test("a member makes a copy with one button and downloads it; nobody else can")
  func button() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let own = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(own.text.contains("href=\"/me/packages\""))
      let empty = try await house.client.send("GET", "/me/packages", headers: ["Cookie": cookie])
      #expect(empty.status == 200 && empty.text.contains("None waits."))
      #expect(empty.header("cache-control") == "no-store")
      let made = try await house.post(
        "/me/packages", cookie: cookie, page: "/me/packages", [("form", "access")])
      #expect(made.status == 303 && made.header("location") == "/me/packages?made=yes")
      let list = try await house.client.send(
        "GET", "/me/packages?made=yes", headers: ["Cookie": cookie])
      #expect(list.text.contains("Your copy is ready"))
      let path = try #require(
        list.text.attributes("href").first { $0.hasPrefix("/me/packages/") })
      let file = try await house.client.send("GET", path, headers: ["Cookie": cookie])
      #expect(file.status == 200 && file.header("content-type") == "application/zip")
      #expect(
        file.header("content-disposition") == "attachment; filename=\"access-2026-11-21.zip\"")
      #expect(file.body.starts(with: [0x50, 0x4B, 3, 4]))
      #expect(file.body.contains(bytes: Array("index.html".utf8)))
      #expect(file.body.contains(bytes: Array("Ada".utf8)))
      for (other, status) in [("/me/packages/nothing", 404), (path, 401)] {
        let headers = status == 404 ? ["Cookie": cookie] : [:]
        #expect(try await house.client.send("GET", other, headers: headers).status == status)
      }
      let staff = try await house.signIn(staff: "sam", .privacyLead)
      #expect(
        try await house.client.send("GET", path, headers: ["Cookie": staff]).status != 200)
      let bad = try await house.post(
        "/me/packages", cookie: cookie, page: "/me/packages", [("form", "all")])
      #expect(bad.status == 400)
      let noToken = try await house.client.send(
        "POST", "/me/packages", headers: ["Cookie": cookie, "Content-Type": House.formType],
        body: "form=access")
      #expect(noToken.status == 403)
    }
  }

  @Test("a download that broke off is taken up where it stood, byte for byte")
  func ranges() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let made = try await house.workspace.makePackage(
        of: house.member, PackageTerms(actor: House.system), at: house.clock.now)
      let path = "/me/packages/\(made.id)"
      let whole = try await house.client.send("GET", path, headers: ["Cookie": cookie]).body
      #expect(whole.count == Int(made.bytes))
      for (range, part, says) in [
        ("bytes=0-0", whole[..<1], "bytes 0-0/\(whole.count)"),
        ("bytes=100-", whole[100...], "bytes 100-\(whole.count - 1)/\(whole.count)"),
        ("bytes=10-999999999", whole[10...], "bytes 10-\(whole.count - 1)/\(whole.count)"),
        (
          "bytes=-7", whole.suffix(7),
          "bytes \(whole.count - 7)-\(whole.count - 1)/\(whole.count)"
        ),
      ] {
        let answer = try await house.client.send(
          "GET", path, headers: ["Cookie": cookie, "Range": range])
        #expect(answer.status == 206 && answer.body == Array(part), "\(range)")
        #expect(answer.header("content-range") == says)
      }
      let beyond = try await house.client.send(
        "GET", path, headers: ["Cookie": cookie, "Range": "bytes=\(whole.count)-"])
      #expect(beyond.status == 416)
      #expect(beyond.header("content-range") == "bytes */\(whole.count)")
      let changed = try await house.client.send(
        "GET", path,
        headers: ["Cookie": cookie, "Range": "bytes=0-0", "If-Range": "\"another\""])
      #expect(changed.status == 200 && changed.body == whole)
    }
  }

  @Test("a link waits for the button, works once, and a dead one is always the same")
  func link() async throws {
    try await House.run { house in
      let access = house.workspace.access
      let made = try await house.workspace.makePackage(
        of: house.member, PackageTerms(actor: House.system), at: house.clock.now)
      let link = try await access.makeLink(to: made.id, at: house.clock.now)
      let path = "/package/\(link.text)"
      for _ in 0..<2 {
        let page = try await house.client.send("GET", path)
        #expect(page.status == 200 && page.text.contains("works once"))
      }
      let opened = try await house.client.send("POST", path)
      #expect(opened.status == 303)
      let visit = try #require(opened.header("location"))
      #expect(visit.hasSuffix("/file") && !visit.contains(link.text))
      let file = try await house.client.send("GET", visit)
      #expect(file.status == 200 && file.body.count == Int(made.bytes))
      let again = try await house.client.send("GET", visit, headers: ["Range": "bytes=5-9"])
      #expect(again.status == 206 && again.body == Array(file.body[5..<10]))
      let used = try await house.client.send("POST", path)
      let unknown = try await house.client.send("POST", "/package/nothing")
      let expired = try await access.makeLink(to: made.id, at: house.clock.now, lasting: 60)
      house.clock.advance(seconds: 3_600)
      let late = try await house.client.send("POST", "/package/\(expired.text)")
      let over = try await house.client.send("GET", visit)
      for answer in [used, unknown, late, over] {
        #expect(answer.status == 410 && answer.body == used.body)
      }
      #expect(!house.log.all.contains { $0.contains(link.text) })
      let kinds = try await house.workspace.database.read {
        try $0.entries(after: 0, limit: 100).map(\.kind)
      }
      #expect(kinds.filter { $0 == "package.fetched" }.count == 1)
    }
  }

  @Test("what a Range header asks for")
  func header() {
    for (header, range) in [
      ("bytes=0-", .part(0..<10)), ("bytes=3-4", .part(3..<5)), ("bytes=9-20", .part(9..<10)),
      ("bytes=-3", .part(7..<10)), ("bytes=-30", .part(0..<10)), ("bytes=10-", .outside),
      ("bytes=-0", .outside), ("bytes=4-3", .whole), ("bytes=0-1,3-4", .whole),
      ("items=0-1", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
      ("bytes=99999999999999999999-", .whole), ("bytes=+1-2", .whole),
    ] as [(String, ByteRange)] {
      #expect(ByteRange(header, of: 10) == range, "\(header)")
    }
  }
}
