import Access
import Consent
import Formats
import Members
import Register
import Rights
import Staff
import Store
import Synchronization
import Testing
import Workspace

@testable import Server

@Suite struct RightsPageTests {
  private static let words = "Quentin wants everything"

  private static func send(
    _ house: House, _ fields: [(String, String)]
  ) async throws -> LoopbackClient.Answer {
    try await house.client.send(
      "POST", "/rights", headers: ["Content-Type": House.formType], body: House.form(fields))
  }

  /// A secret for each open request, as the letters to their owners carry it.
  private static func secrets(_ house: House) async throws -> [String] {
    let secrets = Mutex<[String]>([])
    for request in try await house.workspace.requests.list(limit: 10, on: House.start.date) {
      try await house.workspace.sendLink(toRequest: request.id, at: House.start) { secret in
        secrets.withLock { $0.append(secret) }
        return "https://privacy.nest.example/rights/confirm/" + secret
      }
    }
    return secrets.withLock { $0 }
  }

  @Test("the public form says the same to everybody, and leaves the same in the log")
  func same() async throws {
    try await House.run { house in
      let page = try await house.client.send("GET", "/rights")
      #expect(page.status == 200 && page.text.contains("Your rights"))
      var kinds: [[String]] = []
      for address in ["ada@example.org", "nobody@example.org"] {
        let before = try await house.workspace.database.read { try $0.head() }
        let sent = try await Self.send(
          house, [("right", "access"), ("email", address), ("words", Self.words)])
        #expect(sent.status == 303 && sent.header("location") == "/rights?done=sent")
        let entries = try await house.workspace.database.read {
          try $0.entries(after: before, limit: 100)
        }
        kinds.append(entries.map(\.kind))
        for entry in entries {
          let leaf = try JSON(parsing: entry.leaf)
          #expect(leaf["subject"]?.string?.isEmpty == false)
          #expect(entry.subjects.isEmpty)
        }
      }
      #expect(kinds.first == ["request.received", "request.identity-asked"])
      #expect(kinds.first == kinds.last)
    }
  }

  @Test(
    "the link begins the request of its owner once; a request of somebody unknown is answered too")
  func link() async throws {
    try await House.run { house in
      for address in ["ada@example.org", "nobody@example.org"] {
        _ = try await Self.send(house, [("right", "access"), ("email", address)])
      }
      let secrets = try await Self.secrets(house)
      #expect(secrets.count == 2)
      for secret in secrets {
        let path = "/rights/confirm/\(secret)"
        let shown = try await house.client.send("GET", path)
        #expect(shown.status == 200 && shown.text.contains("Was it you?"), "\(path)")
        let yes = try await house.client.send(
          "POST", path, headers: ["Content-Type": House.formType])
        #expect(yes.status == 200 && yes.text.contains("We answer by"))
        let again = try await house.client.send(
          "POST", path, headers: ["Content-Type": House.formType])
        #expect(again.status == 410)
      }
      let open = try await house.workspace.requests.list(limit: 10, on: House.start.date)
      #expect(open.count == 2 && open.allSatisfy { $0.state == .running && $0.isIdentified })
      #expect(Set(open.map(\.subject)) == [house.member, nil])
      #expect(try await house.workspace.fsck(at: House.start).isSound)
    }
  }

  @Test("whoever sends too often about one address is stopped, known or not")
  func limits() async throws {
    try await House.run { house in
      for number in 0..<5 {
        let sent = try await Self.send(
          house, [("right", "erasure"), ("email", "nobody@example.org")])
        #expect(sent.status == (number < Requests.mostOfAddress ? 303 : 429))
      }
      let none = try await Self.send(house, [("right", "erasure")])
      #expect(none.status == 422)
      let odd = try await Self.send(house, [("right", "notice"), ("email", "a@example.org")])
      #expect(odd.status == 400)
    }
  }

  @Test("a member asks on their own page, sees by when it is answered, and takes it back")
  func own() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let empty = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(empty.text.contains("You have asked us for nothing yet."))
      let sent = try await house.post(
        "/me/requests", cookie: cookie, page: "/me",
        [("right", "rectification"), ("words", Self.words)])
      #expect(sent.status == 303)
      let request = try #require(
        try await house.workspace.requests.requests(of: house.member).first)
      #expect(request.state == .running && request.place == "GB")
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      let due = HumanDate.text(try #require(request.legalDue))
      #expect(page.text.contains("We are working on it.") && page.text.contains(due))
      let back = try await house.post(
        "/me/requests/\(request.id)/withdraw", cookie: cookie, page: "/me", [])
      #expect(back.status == 303)
      #expect(try await house.workspace.requests.find(request.id).state == .withdrawn)
      let other = try await house.workspace.receive(
        RequestDraft(
          .complaint, received: House.start.date, channel: .phone,
          content: RequestContent(words: "x")), actor: House.system, at: House.start)
      let foreign = try await house.post(
        "/me/requests/\(other.id)/withdraw", cookie: cookie, page: "/me", [])
      #expect(foreign.status == 404)
    }
  }

  @Test("whoever asks for everything on their own page has it there at once")
  func access() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let sent = try await house.post(
        "/me/requests", cookie: cookie, page: "/me", [("right", "access")])
      #expect(sent.status == 303)
      let request = try #require(
        try await house.workspace.requests.requests(of: house.member).first)
      #expect(request.state == .answered && request.outcome == .done)
      let made = try await house.workspace.access.list(of: house.member)
      #expect(made.map(\.request) == [request.id])
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(page.text.contains("The copy of your data is made."))
    }
  }

  @Test("taking every yes back counts at once and is answered at once")
  func withdrawal() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      _ = try await house.post(
        "/me/requests", cookie: cookie, page: "/me", [("right", "withdrawal")])
      let request = try #require(
        try await house.workspace.requests.requests(of: house.member).first)
      #expect(request.state == .answered && request.outcome == .done)
      let acts = try await house.workspace.consent.history(of: house.member)
      #expect(acts.last?.choice.act == .withdraw)
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(page.text.contains("Every yes that you ever gave us is taken back."))
    }
  }

  @Test("the desk takes a request down, asks, answers late with a reason, and shows every step")
  func desk() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let empty = try await house.client.send(
        "GET", "/desk/requests", headers: ["Cookie": lead])
      #expect(empty.text.contains("There is none of this kind."))
      #expect(empty.header("cache-control") == "no-store")
      let taken = try await house.post(
        "/desk/requests/receive", cookie: lead, page: "/desk/requests",
        [
          ("right", "access"), ("channel", "post"), ("received", "2026-10-05"),
          ("handle", "m-1"), ("words", Self.words),
        ])
      #expect(taken.status == 303)
      let path = try #require(taken.header("location")?.split(separator: "?").first)
      let page = try await house.client.send("GET", String(path), headers: ["Cookie": lead])
      #expect(page.status == 200 && page.text.contains(Self.words))
      #expect(page.text.contains("How the day is counted") && page.text.contains("Late"))
      let early = try await house.post(
        "\(path)/answer", cookie: lead, page: "/desk/requests",
        [("outcome", "done"), ("words", "here it is")])
      #expect(early.status == 422 && early.text.contains("written reason"))
      let answered = try await house.post(
        "\(path)/answer", cookie: lead, page: "/desk/requests",
        [("outcome", "done"), ("words", "here it is"), ("late", "the letter lay in a drawer")])
      #expect(answered.status == 303)
      let after = try await house.client.send("GET", String(path), headers: ["Cookie": lead])
      #expect(after.text.contains("the letter lay in a drawer"))
      #expect(!after.text.contains("What can be done"))
      let figures = try await house.client.send("GET", "/figures.json")
      let line = try #require(try JSON(parsing: Array(figures.text.utf8))["requests"]?.array?.first)
      #expect(line["right"] == "access" && line["late"] == 1 && line["median_days"] == 47)
      let support = try await house.signIn(staff: "sam", .support)
      let auditor = try await house.signIn(staff: "anna", .auditor)
      #expect(
        try await house.client.send("GET", "/desk/requests", headers: ["Cookie": support]).status
          == 200)
      #expect(
        try await house.client.send("GET", "/desk/requests", headers: ["Cookie": auditor]).status
          == 403)
    }
  }

  @Test("a program takes a request down and asks where it stands, with a key of that scope alone")
  func api() async throws {
    try await House.run { house in
      let issued = try await house.workspace.staff.createKey(
        name: "app", scopes: [.requests], actor: House.system, at: House.start)
      let other = try await house.workspace.staff.createKey(
        name: "may", scopes: [.may], actor: House.system, at: House.start)
      func post(_ token: String, _ body: String) async throws -> LoopbackClient.Answer {
        try await house.client.send(
          "POST", "/v1/requests",
          headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
          body: body)
      }
      let body = #"{"right":"erasure","subject":{"id":"m-1"},"words":"please"}"#
      #expect(try await post(other.token.text, body).status == 403)
      let made = try await post(issued.token.text, body)
      #expect(made.status == 201)
      let json = try JSON(parsing: Array(made.text.utf8))
      #expect(json["state"] == "running" && json["legal_due"]?.string != nil)
      let id = try #require(json["id"]?.string)
      let again = try JSON(parsing: Array(try await post(issued.token.text, body).text.utf8))
      #expect(again["id"]?.string == id)
      let shown = try await house.client.send(
        "GET", "/v1/requests/\(id)", headers: ["Authorization": "Bearer \(issued.token.text)"])
      #expect(shown.status == 200 && !shown.text.contains("please"))
      for (wrong, status) in [
        (#"{"right":"notice","subject":{"id":"m-1"}}"#, 422),
        (#"{"right":"access","subject":{"id":"m-9"}}"#, 404),
        (#"{"right":"access","subject":{"id":"m-1"},"received":"2030-01-01"}"#, 422),
      ] {
        #expect(try await post(issued.token.text, wrong).status == status)
      }
    }
  }
}
