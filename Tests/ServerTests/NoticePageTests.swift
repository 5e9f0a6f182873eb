import Formats
import Register
import Staff
import Standing
import Testing
import Workspace

@testable import Server

@Suite struct NoticePageTests {
  /// Publishes a second version that also names the brand for the newsletter.
  private static func publishSecond(_ house: House) async throws {
    var register = Fixture.register
    var notices = Array(register.notices)
    if var second = notices.first {
      second.version = NoticeVersion(notice: second.version.notice, number: 2)
      second.covers[0].recipients.append(Fixture.brand)
      second.body += "\n\nThis is new & <b>."
      notices.append(second)
    }
    register.notices = Declared(notices)
    _ = try await house.workspace.standing.publish(
      register, actor: House.system, at: house.clock.now)
  }

  @Test("anyone can read each version and what it changed")
  func versions() async throws {
    try await House.run { house in
      try await Self.publishSecond(house)
      let list = try await house.client.send("GET", "/notices")
      #expect(list.status == 200)
      for text in [
        "privacy@2", "privacy@1", "/notices/privacy/2",
        "It now names Nappy brand for “newsletter”.",
        "This is the first version.", "This is new &amp; &lt;b&gt;.",
      ] {
        #expect(list.text.contains(text), "\(text)")
      }
      #expect(list.header("cache-control") == "no-cache")
      let first = try await house.client.send("GET", "/notices/privacy/1")
      #expect(first.status == 200)
      #expect(first.text.contains("We are <strong>us</strong>."))
      #expect(!first.text.contains("This is new"))
      #expect(!first.text.contains("eading age"))
      let second = try await house.client.send("GET", "/notices/privacy/2")
      #expect(second.text.contains("It now names Nappy brand"))
    }
  }

  @Test("a version that was never published is no page")
  func unknown() async throws {
    try await House.run { house in
      for version in ["privacy/2", "privacy/0", "privacy/01", "privacy/x", "none/1", "PRIVACY/1"] {
        let answer = try await house.client.send("GET", "/notices/\(version)")
        #expect(answer.status == 404, "\(version)")
      }
    }
  }

  @Test("the list goes on behind its first page, and says so when it is at its end")
  func pages() async throws {
    try await House.run { house in
      let past = try await house.client.send("GET", "/notices?after=1")
      #expect(past.text.contains("class=\"empty\""))
      #expect(try await house.client.send("GET", "/notices?after=-1").status == 400)
      try await Self.publishSecond(house)
      let list = try await house.workspace.noticeList(limit: 1)
      #expect(list.notices.map(\.version.description) == ["privacy@2"])
      #expect(list.older == 1)
      let rest = try await house.workspace.noticeList(after: 1, limit: 1)
      #expect(rest.notices.map(\.version.description) == ["privacy@1"])
      #expect(rest.older == 0)
    }
  }

  @Test("the reading age is for staff, with what was counted and by which formulas")
  func reading() async throws {
    try await House.run { house in
      let stranger = try await house.client.send("GET", "/desk/notices")
      #expect(stranger.status == 401)
      let support = try await house.signIn(staff: "sam", .support)
      let other = try await house.client.send(
        "GET", "/desk/notices", headers: ["Cookie": support])
      #expect(other.status == 403)
      let cookie = try await house.signIn(staff: "priya", .privacyLead)
      let page = try await house.client.send(
        "GET", "/desk/notices", headers: ["Cookie": cookie])
      #expect(page.status == 200)
      for text in ["privacy@1", "Reading age", "years", "Flesch", "1948", "1975", " words"] {
        #expect(page.text.contains(text), "\(text)")
      }
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": cookie])
      #expect(desk.text.contains("href=\"/desk/notices\""))
    }
  }

  @Test("a notice keeps the lists that it was published with")
  func lists() async throws {
    try await House.run { house in
      var register = Fixture.register
      register.purposes = Declared(
        register.purposes.map { purpose in
          var purpose = purpose
          purpose.label = "renamed \(purpose.label)"
          return purpose
        })
      _ = try await house.workspace.standing.publish(
        register, actor: House.system, at: house.clock.now)
      let page = try await house.client.send("GET", "/notices/privacy/1")
      #expect(page.text.contains("baby offers"))
      #expect(!page.text.contains("renamed"))
    }
  }
}
