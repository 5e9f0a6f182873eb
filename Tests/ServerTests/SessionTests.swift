import Consent
import Formats
import Staff
import Testing
import Workspace

@testable import Server

@Suite struct SessionTests {
  @Test("opening a sign-in link does not use it; pressing the button does, once")
  func link() async throws {
    try await House.run { house in
      let link = try await house.workspace.staff.makeLink(
        for: .member(house.member), at: house.clock.now)
      let path = "/in/\(link.token.text)"
      for _ in 0..<3 {
        let seen = try await house.client.send("GET", path)
        #expect(seen.status == 200)
        #expect(seen.text.contains("<button"))
        #expect(seen.header("set-cookie") == nil)
      }
      let used = try await house.client.send("POST", path)
      #expect(used.status == 303)
      #expect(used.header("location") == "/me")
      let again = try await house.client.send("POST", path)
      #expect(again.status == 410)
      #expect(!again.text.contains(link.token.text))
    }
  }

  @Test("a link that has expired opens nothing")
  func expiredLink() async throws {
    try await House.run { house in
      let link = try await house.workspace.staff.makeLink(
        for: .member(house.member), at: house.clock.now)
      house.clock.advance(seconds: 15 * 60)
      #expect(try await house.client.send("POST", "/in/\(link.token.text)").status == 410)
    }
  }

  @Test("failed sign-ins are counted, and too many are refused until the minute is over")
  func limited() async throws {
    try await House.run { house in
      for _ in 0..<10 {
        #expect(try await house.client.send("POST", "/in/guess").status == 410)
      }
      let refused = try await house.client.send("POST", "/in/guess")
      #expect(refused.status == 429)
      #expect(refused.header("retry-after") == "60")
      house.clock.advance(seconds: 60)
      #expect(try await house.client.send("POST", "/in/guess").status == 410)
    }
  }

  @Test("personal pages open to those who signed in, until they are idle too long")
  func expiry() async throws {
    try await House.run { house in
      let closed = try await house.client.send("GET", "/me")
      #expect(closed.status == 401)
      #expect(closed.text.contains("hello@nest.example"))
      let cookie = try await house.signIn(.member(house.member))
      let open = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(open.status == 200)
      #expect(open.text.contains("Ada"))
      house.clock.advance(seconds: Session.idleSeconds)
      let over = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(over.status == 401)
    }
  }

  @Test("signing out ends the session on the server")
  func signOut() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let out = try await house.post("/out", cookie: cookie, page: "/me", [])
      #expect(out.status == 303)
      #expect(out.header("set-cookie")?.contains("Max-Age=0") == true)
      #expect(try await house.client.send("GET", "/me", headers: ["Cookie": cookie]).status == 401)
    }
  }

  @Test("a member is not staff, and staff is no member")
  func walls() async throws {
    try await House.run { house in
      let member = try await house.signIn(.member(house.member))
      let staff = try await house.signIn(staff: "lena", .privacyLead)
      #expect(
        try await house.client.send("GET", "/desk", headers: ["Cookie": member]).status == 401)
      #expect(try await house.client.send("GET", "/me", headers: ["Cookie": staff]).status == 401)
      #expect(
        try await house.client.send("GET", "/desk", headers: ["Cookie": staff]).status == 200)
    }
  }

  @Test("a form without its token, with somebody else's, or from another site changes nothing")
  func crossSite() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let other = try await house.signIn(.member(house.member))
      let token = try await house.formToken("/me", cookie: cookie)
      let stranger = try await house.formToken("/me", cookie: other)
      #expect(!token.isEmpty)
      #expect(token != stranger)
      let headers = ["Cookie": cookie, "Content-Type": House.formType]
      func post(_ token: String?, _ extra: [String: String] = [:]) async throws -> Int {
        let fields = [("what", "marketing")] + (token.map { [("token", $0)] } ?? [])
        return try await house.client.send(
          "POST", "/me/stop", headers: headers.merging(extra) { $1 }, body: House.form(fields)
        ).status
      }
      #expect(try await post(nil) == 403)
      #expect(try await post("") == 403)
      #expect(try await post(stranger) == 403)
      #expect(try await post(token, ["Sec-Fetch-Site": "cross-site"]) == 403)
      #expect(try await post(token, ["Sec-Fetch-Site": "same-site"]) == 403)
      #expect(try await post(token, ["Origin": "https://evil.example"]) == 403)
      #expect(try await house.workspace.consent.history(of: house.member).isEmpty)
      #expect(try await post(token, ["Sec-Fetch-Site": "same-origin"]) == 200)
      #expect(try await house.workspace.consent.history(of: house.member).count == 2)
    }
  }
}
