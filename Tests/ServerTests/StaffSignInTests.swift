import Formats
import Staff
import Testing
import Workspace

@testable import Server

@Suite struct StaffSignInTests {
  private static let password = "a quiet otter under the bridge"

  /// Makes an account that can sign in, and returns a recovery code of it.
  private func account(_ id: String, _ role: StaffRole, in house: House) async throws -> [String] {
    let staff = house.workspace.staff
    try await staff.add(id: id, name: id, role: role, actor: House.system, at: house.clock.now)
    try await staff.setPassword(
      Password(Self.password), of: id, actor: House.system, at: house.clock.now)
    return try await staff.setSecondFactor(
      of: id, issuer: "The Nest", actor: House.system, at: house.clock.now
    ).recoveryCodes
  }

  private func post(
    _ house: House, _ account: String, _ password: String, _ code: String
  ) async throws -> LoopbackClient.Answer {
    try await house.client.send(
      "POST", "/sign-in", headers: ["Content-Type": House.formType],
      body: House.form([("account", account), ("password", password), ("code", code)]))
  }

  @Test("staff sign in at a page that every visitor finds, and begin where their role does")
  func signIn() async throws {
    try await House.run { house in
      let lead = try await account("lena", .privacyLead, in: house)
      let support = try await account("sam", .support, in: house)
      let home = try await house.client.send("GET", "/")
      #expect(home.text.contains("<a href=\"/sign-in\">Staff</a>"))
      let form = try await house.client.send("GET", "/sign-in")
      #expect(form.status == 200 && form.text.contains("type=\"password\""))
      let opened = try await post(house, "lena", Self.password, lead[0])
      #expect(opened.status == 303 && opened.header("location") == "/desk")
      let cookie = "aboveboard=\(opened.cookie("aboveboard") ?? "")"
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": cookie])
      #expect(desk.status == 200 && !desk.text.contains(">Staff</a>"))
      let other = try await post(house, "sam", Self.password, support[0])
      #expect(other.header("location") == "/desk/members")
      #expect(house.log.all.allSatisfy { !$0.contains("otter") && !$0.contains("lena") })
    }
  }

  @Test(
    "a wrong password, a wrong code and no such account give one answer, which says nothing back")
  func refused() async throws {
    try await House.run { house in
      let codes = try await account("lena", .privacyLead, in: house)
      var pages: Set<String> = []
      for (name, password, code) in [
        ("lena", "another otter", codes[0]), ("lena", Self.password, "000000"),
        ("nobody-here", Self.password, codes[0]), ("<b>'\"", "", ""),
      ] {
        let answer = try await post(house, name, password, code)
        #expect(answer.status == 401 && answer.cookie("aboveboard") == nil)
        pages.insert(answer.text)
      }
      #expect(pages.count == 1)
      #expect(pages.first?.contains("Account, password or code is not right") == true)
      #expect(pages.first?.contains("nobody-here") == false)
    }
  }

  @Test("the sixth attempt at an account waits, whoever makes it")
  func paused() async throws {
    try await House.run { house in
      let codes = try await account("lena", .privacyLead, in: house)
      for _ in 0..<5 {
        #expect(try await post(house, "lena", "wrong", "000000").status == 401)
      }
      let answer = try await post(house, "lena", Self.password, codes[0])
      #expect(answer.status == 429 && answer.header("retry-after") == "30")
      #expect(answer.text.contains("Try again in a minute"))
      house.clock.advance(seconds: 60)
      #expect(try await post(house, "lena", Self.password, codes[0]).status == 303)
    }
  }

  @Test("one address fails ten times a minute at most, at whichever accounts")
  func address() async throws {
    try await House.run { house in
      for number in 0..<10 {
        let failed = try await post(house, "n\(number)", "wrong", "000000")
        #expect(failed.status == 401)
      }
      let last = try await post(house, "n11", "wrong", "000000")
      #expect(last.status == 429)
    }
  }

  @Test("a form that another site sends signs nobody in")
  func crossSite() async throws {
    try await House.run { house in
      let codes = try await account("lena", .privacyLead, in: house)
      let answer = try await house.client.send(
        "POST", "/sign-in",
        headers: ["Content-Type": House.formType, "Sec-Fetch-Site": "cross-site"],
        body: House.form([("account", "lena"), ("password", Self.password), ("code", codes[0])]))
      #expect(answer.status == 403)
    }
  }

  @Test(
    "everybody ends their own sessions; only who manages accounts sees and ends those of others")
  func sessions() async throws {
    try await House.run { house in
      let here = try await house.signIn(staff: "lena", .privacyLead)
      let there = try await house.signIn(.staff("lena"))
      let other = try await house.signIn(staff: "adam", .administrator)
      func page(_ cookie: String) async throws -> String {
        try await house.client.send("GET", "/desk/sessions", headers: ["Cookie": cookie]).text
      }
      func ends(_ text: String) -> [String] {
        text.attributes("action").filter { $0.hasSuffix("/end") }
      }
      let own = try await page(here)
      #expect(own.contains("This one") && !own.contains("adam"))
      #expect(ends(own).count == 1)
      let all = try await page(other)
      #expect(all.contains("lena") && ends(all).count == 2)
      let foreign = try #require(
        try await house.workspace.staff.staffSessions(of: "adam", at: house.clock.now).first)
      let refused = try await house.post(
        "/desk/sessions/\(foreign.id)/end", cookie: here, page: "/desk/sessions", [])
      #expect(refused.status == 404)
      let ended = try await house.post(
        try #require(ends(own).first), cookie: here, page: "/desk/sessions", [])
      #expect(ended.status == 303)
      #expect(try await page(there).contains("Please sign in"))
      let last = try await house.post(
        try #require(ends(try await page(other)).first), cookie: other, page: "/desk/sessions", [])
      #expect(last.status == 303)
      #expect(try await page(here).contains("Please sign in"))
    }
  }

  @Test("the pages hold every value, escaped")
  func pages() throws {
    let renderer = try PageRenderer()
    let html = renderer.page(
      SignInPage(problem: "<b>why"), chrome: Chrome(organisation: nil, here: .signIn))
    #expect(html.contains("&lt;b>why") || html.contains("&lt;b&gt;why"))
    #expect(html.contains("action=\"/sign-in\"") && !html.contains("{{"))
    #expect(html.occurrences(of: "<h1") == 1 && html.contains("autocomplete=\"one-time-code\""))
  }
}
