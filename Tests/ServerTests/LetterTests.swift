import Consent
import Formats
import Law
import Members
import Register
import Staff
import Store
import Testing
import Vault
import Workspace

@testable import Server

/// A letter that came by post goes with the choice that was taken down from it (demand C4).
@Suite struct LetterTests {
  private static let scan = "%PDF-1.7\nPlease stop. Ada\n%%EOF\n"

  /// A visit of support that has found the member.
  private struct Visit {
    let house: House
    let cookie: String
    let token: String
    let member: String

    init(_ house: House) async throws {
      self.house = house
      cookie = try await house.signIn(staff: "sam", .support)
      token = try await house.formToken("/desk/members", cookie: cookie)
      member = LetterTests.attribute(
        "name=\"member\" value=\"", in: try await LetterTests.search(house, cookie))
    }

    /// Sends the form of a stop, with a file unless it is nil.
    func stop(
      by channel: String = "post", file: String?, name: String = "scan.pdf", token: String? = nil,
      boundary: String = "b", cookie: String? = nil
    ) async throws -> LoopbackClient.Answer {
      var body = ""
      for (field, value) in [
        ("token", token ?? self.token), ("member", member), ("channel", channel),
        ("act", "marketing"),
      ] {
        body += "--b\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
      }
      body += "--b\r\nContent-Disposition: form-data; name=\"letter\"; filename=\""
      body += "\(file == nil ? "" : name)\"\r\nContent-Type: application/pdf\r\n\r\n\(file ?? "")"
      body += "\r\n--b--\r\n"
      return try await house.client.send(
        "POST", "/desk/members/choices",
        headers: [
          "Cookie": cookie ?? self.cookie,
          "Content-Type": "multipart/form-data; boundary=\(boundary)",
        ], body: body)
    }

    func history() async throws -> [RecordedChoice] {
      try await house.workspace.consent.history(of: house.member)
    }
  }

  private static func search(_ house: House, _ cookie: String) async throws -> String {
    try await house.post(
      "/desk/members", cookie: cookie, page: "/desk/members",
      [("kind", "id"), ("handle", "m-1"), ("reason", "asked")]
    ).text
  }

  /// What follows a text up to the next quotation mark.
  private static func attribute(_ lead: String, in page: String) -> String {
    let parts = page.split(separator: lead, maxSplits: 1, omittingEmptySubsequences: false)
    return String(parts.dropFirst().first?.prefix { $0 != "\"" } ?? "")
  }

  /// The status when a body of some size is announced and not sent: whoever waited for it would answer with 408.
  private static func announced(
    _ bytes: Int, _ path: String, _ house: House, _ cookie: String, _ type: String
  ) async throws -> Int {
    try await house.client.send(
      "POST", path,
      headers: ["Cookie": cookie, "Content-Type": type, "Content-Length": String(bytes)],
      body: "--b\r\n"
    ).status
  }

  @Test("the member reads that a letter is kept, and gets it back as it was")
  func own() async throws {
    try await House.run { house in
      let visit = try await Visit(house)
      let taken = try await visit.stop(file: Self.scan)
      #expect(taken.status == 200 && taken.text.contains("What was stopped"))
      #expect(try await visit.history().map(\.channel) == [.post, .post])
      let member = try await house.signIn(.member(house.member))
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": member])
      #expect(page.text.contains("A scanned letter is kept with it (PDF, 1 kB)."))
      let id = Self.attribute("href=\"/me/letters/", in: page.text)
      let letter = try await house.client.send(
        "GET", "/me/letters/\(id)", headers: ["Cookie": member])
      #expect(letter.status == 200 && letter.text == Self.scan)
      #expect(letter.header("content-type") == "application/pdf")
      #expect(
        letter.header("content-disposition") == "attachment; filename=\"letter-2026-11-21.pdf\"")
      #expect(letter.header("x-content-type-options") == "nosniff")
      #expect(letter.header("cache-control") == "no-store")
      let sequence = try #require(try await visit.history().first?.sequence)
      let receipt = try await house.client.send(
        "GET", "/me/receipts/\(sequence)", headers: ["Cookie": member])
      let told = try JSON(parsing: receipt.body)["schema:associatedMedia"]
      #expect(told?["schema:encodingFormat"] == "application/pdf")
      let read = try await house.client.send(
        "GET", "/me/receipts/\(sequence)/page", headers: ["Cookie": member])
      #expect(read.text.contains("href=\"/me/letters/\(id)\""))
    }
  }

  @Test("a stranger, a made-up identifier and whoever is not signed in get no letter")
  func strangers() async throws {
    try await House.run { house in
      let visit = try await Visit(house)
      _ = try await visit.stop(file: Self.scan)
      let kept = try #require(try await house.workspace.consent.letters(of: house.member).first)
      let draft = MemberDraft(
        handles: [.id: "m-2"], relationship: "sign-up", values: [Fixture.name: .text("Bo")],
        provenance: .init(source: Fixture.signUp, notice: Fixture.privacy, basis: .contract),
        collected: House.start.date)
      let outcomes = try await house.workspace.members.take(
        [draft], inForce: try await house.workspace.inForce(), actor: House.system,
        at: House.start)
      guard case .added(let stranger)? = outcomes.first else { throw LoopbackClient.Unanswered() }
      let own = try await house.signIn(.member(house.member))
      let other = try await house.signIn(.member(stranger))
      let path = "/me/letters/\(kept.id.text)"
      for (cookie, path, status) in [
        (own, path, 200), (other, path, 404), (visit.cookie, path, 401), ("", path, 401),
        (own, "/me/letters/x", 404), (own, "/me/letters/\(UUIDv7.make(at: House.start).text)", 404),
      ] {
        let answer = try await house.client.send("GET", path, headers: ["Cookie": cookie])
        #expect(answer.status == status)
        #expect(status == 200 || !answer.text.contains("Please stop"))
      }
    }
  }

  @Test("staff open a letter by a reference of their own, and the member sees that look")
  func staff() async throws {
    try await House.run { house in
      let visit = try await Visit(house)
      _ = try await visit.stop(file: Self.scan)
      let page = try await Self.search(house, visit.cookie)
      let path =
        "/desk/members/letters/" + Self.attribute("href=\"/desk/members/letters/", in: page)
      let kept = try #require(try await house.workspace.consent.letters(of: house.member).first)
      #expect(!page.contains(kept.id.text))
      let other = try await house.signIn(staff: "tom", .privacyLead)
      let auditor = try await house.signIn(staff: "ann", .auditor)
      for (cookie, path, status) in [
        (other, path, 404), (auditor, path, 403), ("", path, 401),
        (visit.cookie, "/desk/members/letters/\(kept.id.text)", 404),
      ] {
        let refused = try await house.client.send("GET", path, headers: ["Cookie": cookie])
        #expect(refused.status == status && !refused.text.contains("Please stop"))
      }
      let before = try await house.workspace.members.looks(at: house.member, limit: 9)
      #expect(before.allSatisfy { $0.reason == .asked })
      let opened = try await house.client.send("GET", path, headers: ["Cookie": visit.cookie])
      #expect(opened.status == 200 && opened.text == Self.scan)
      let looks = try await house.workspace.members.looks(at: house.member, limit: 9)
      #expect(looks.count == before.count + 1 && looks.first?.reason == .letter)
      let member = try await house.signIn(.member(house.member))
      let own = try await house.client.send("GET", "/me", headers: ["Cookie": member])
      #expect(own.text.contains("Member support looked, to read a letter"))
    }
  }

  @Test("nobody finds a member with the reason of a letter")
  func reason() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(staff: "sam", .support)
      let answer = try await house.post(
        "/desk/members", cookie: cookie, page: "/desk/members",
        [("kind", "id"), ("handle", "m-1"), ("reason", "letter")])
      #expect(answer.status == 400)
    }
  }

  @Test(
    "a program named as a letter, an empty file and one too large are refused, and nothing is recorded"
  )
  func bad() async throws {
    try await House.run { house in
      let visit = try await Visit(house)
      let large = "%PDF-1.7\n" + String(repeating: "a", count: ScannedLetter.mostBytes)
      for (file, words) in [
        ("MZ\u{1} this is a program", "no PDF, PNG or JPEG"), ("", "is empty"),
        (large, "more than 5 MB"),
      ] {
        let refused = try await visit.stop(file: file)
        #expect(refused.status == 422 && refused.text.contains(words))
      }
      let call = try await visit.stop(by: "email", file: Self.scan)
      #expect(call.status == 422 && call.text.contains("by post"))
      #expect(try await visit.stop(file: Self.scan, boundary: "c").status == 400)
      #expect(try await visit.stop(file: Self.scan, token: "made up").status == 403)
      #expect(
        try await Self.announced(
          7_000_000, "/desk/members/choices", house, visit.cookie, "multipart/form-data; boundary=b"
        ) == 413)
      #expect(try await visit.history().isEmpty)
      #expect(try await house.workspace.consent.letters(of: house.member).isEmpty)
    }
  }

  @Test("a letter of five megabytes is taken, elsewhere a body of that size is not")
  func large() async throws {
    try await House.run { house in
      let visit = try await Visit(house)
      let head = "%PDF-1.7\n"
      let file = head + String(repeating: "a", count: ScannedLetter.mostBytes - head.utf8.count)
      #expect(try await visit.stop(file: file).status == 200)
      let kept = try await house.workspace.consent.letters(of: house.member)
      #expect(kept.map(\.size) == [Int64(ScannedLetter.mostBytes)])
      #expect(
        try await Self.announced(5_000_000, "/desk/members", house, visit.cookie, House.formType)
          == 413)
    }
  }

  @Test("who may not take choices down is refused before anything that they send is read")
  func unread() async throws {
    try await House.run { house in
      let auditor = try await house.signIn(staff: "ann", .auditor)
      for (cookie, status) in [("", 401), (auditor, 403)] {
        #expect(
          try await Self.announced(
            5_000_000, "/desk/members/choices", house, cookie, "multipart/form-data; boundary=b")
            == status)
      }
    }
  }

  @Test("without a file the form is taken as before")
  func unchosen() async throws {
    try await House.run { house in
      let visit = try await Visit(house)
      #expect(try await visit.stop(by: "email", file: nil).status == 200)
      #expect(try await visit.history().map(\.choice.act) == [.withdraw, .object])
      #expect(try await house.workspace.consent.letters(of: house.member).isEmpty)
    }
  }
}
