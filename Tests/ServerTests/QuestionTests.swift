import Findings
import Formats
import Questions
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct QuestionTests {
  @Test("anybody asks without signing in, and sees by a secret address what became of it")
  func ask() async throws {
    try await House.run { house in
      let empty = try await house.client.send("GET", "/questions")
      #expect(empty.status == 200 && empty.text.contains("Nobody has been answered yet."))
      let asked = try await house.ask("Who is Quenby Thistlewood?", name: "Sleepless")
      #expect(asked.status == 303)
      let link = String((asked.header("location") ?? "").prefix { $0 != "?" })
      #expect(link.hasPrefix("/questions/asked/"))
      let own = try await house.client.send("GET", link + "?done=asked")
      #expect(own.status == 200 && own.text.contains("Who is Quenby Thistlewood?"))
      #expect(own.text.contains("Waits to be read") && own.header("cache-control") == "no-store")
      let list = try await house.client.send("GET", "/questions")
      #expect(!list.text.contains("Quenby"))
      let question = try #require(
        try await house.workspace.questions.list(.asked, limit: 5).first)
      #expect(try await house.client.send("GET", "/questions/\(question.id)").status == 404)
      #expect(house.log.all.allSatisfy { !$0.contains("Quenby") && !$0.contains(link) })
    }
  }

  @Test("a question from another site, a sixth in a minute, and one too long are refused")
  func refused() async throws {
    try await House.run { house in
      let foreign = try await house.client.send(
        "POST", "/questions",
        headers: ["Content-Type": House.formType, "Sec-Fetch-Site": "cross-site"],
        body: House.form([("question", "Why?")]))
      #expect(foreign.status == 403)
      #expect(try await house.ask(String(repeating: "x", count: 501)).status == 422)
      for _ in 0..<4 { #expect(try await house.ask("Why?").status == 303) }
      #expect(try await house.ask("Why?").status == 429)
      #expect(try await house.workspace.questions.count(.asked) == 4)
      house.clock.advance(seconds: 60)
      #expect(try await house.ask("Why?").status == 303)
    }
  }

  @Test(
    "staff accept and answer; the answer shows the fact, and the old one struck when it changes")
  func answer() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      _ = try await house.ask("How many are we?")
      let desk = "/desk/questions"
      let question = try #require(
        try await house.workspace.questions.list(.asked, limit: 5).first)
      let path = "\(desk)/\(question.id)"
      let late = try await house.post(
        path + "/accept", cookie: lead, page: desk,
        [("team", "Community"), ("promised", "2026-11-01")])
      #expect(late.status == 422)
      let accepted = try await house.post(
        path + "/accept", cookie: lead, page: desk,
        [("team", "Community"), ("promised", "2026-12-24")])
      #expect(accepted.status == 303)
      let waiting = try await house.client.send("GET", "/questions")
      #expect(
        waiting.text.contains("24 December 2026") && waiting.text.contains("How many are we?"))
      let unknown = try await house.post(
        path + "/answer", cookie: lead, page: desk, [("answer", "{{shared}}")])
      #expect(unknown.status == 422)
      let answered = try await house.post(
        path + "/answer", cookie: lead, page: desk,
        [("answer", "We are {{members}}; nobody got money: {{sold-to|expects none}}.")])
      #expect(answered.status == 303)
      let page = try await house.client.send("GET", "/questions/\(question.id)")
      #expect(page.text.contains("We are <strong>1</strong>"))
      #expect(page.text.contains("<strong>nobody</strong>") && !page.text.contains("lena"))
      let staffs = try await house.client.send("GET", desk, headers: ["Cookie": lead])
      #expect(staffs.text.contains("by lena"))
      let members = try Figure(parsing: "members")
      house.clock.advance(seconds: 86_400)
      _ = try await house.workspace.questions.recheck(
        [members: .value("2")], at: house.clock.now)
      let later = try await house.client.send("GET", "/questions/\(question.id)")
      #expect(later.text.contains("1</del> <small>(from 21 November 2026 to 22 November 2026)"))
      #expect(later.text.contains("<strong>2</strong>"))
      let home = try await house.client.send("GET", "/")
      #expect(home.text.contains("How many are we?") && home.text.contains("/questions\""))
    }
  }

  @Test("the server's own look at the facts finds an answer that is not so any more")
  func recheck() async throws {
    try await House.run { house in
      let workspace = house.workspace
      let asked = try await workspace.questions.ask("Any findings?", at: house.clock.now).question
      _ = try await workspace.questions.accept(
        asked.id, owner: "Community", promised: house.clock.now.date, actor: House.system,
        at: house.clock.now)
      _ = try await workspace.answer(
        asked.id,
        "{{register-version}}, {{handovers|expects none}}, {{refusals:objection}}, "
          + "{{shared:Nobody Ltd|expects none}}, {{record-since}}, {{recipients}}, {{fields}}, "
          + "{{purposes}}, {{handovers:brand}}", actor: House.system, at: house.clock.now)
      let same = try #require(try await workspace.recheckQuestions(at: house.clock.now))
      #expect(same == Recheck())
      await #expect(throws: QuestionError.unknownFact(.lastScan)) {
        try await workspace.answer(
          asked.id, "{{last-scan:nowhere}}", actor: House.system, at: house.clock.now)
      }
      _ = try await workspace.questions.recheck(
        [try Figure(parsing: "handovers"): .value("7")], at: house.clock.now)
      #expect(try await workspace.findings.list(limit: 5).map(\.owner) == ["Community"])
      // Looked at again, it is as it was claimed, and the finding closes by itself.
      let back = try #require(try await workspace.recheckQuestions(at: house.clock.now))
      #expect(back.findings.closed.count == 1)
    }
  }

  @Test("only roles that may answer are offered to, and can", arguments: StaffRole.allCases)
  func roles(_ role: StaffRole) async throws {
    let powers = DeskPowers(role)
    try await House.run { house in
      _ = try await house.ask("Why?")
      let id = try #require(try await house.workspace.questions.list(.asked, limit: 1).first).id
      let cookie = try await house.signIn(staff: "somebody", role)
      let desk = try await house.client.send("GET", "/desk/questions", headers: ["Cookie": cookie])
      #expect(desk.status == (powers.mayRead ? 200 : 403))
      guard powers.mayRead else { return }
      // Nobody owns a question that has not been accepted.
      let mayDecline = powers.may(.answer, ownedBy: nil)
      #expect(desk.text.contains("/decline\"") == mayDecline)
      let declined = try await house.post(
        "/desk/questions/\(id)/decline", cookie: cookie, page: "/desk",
        [("reason", "It names a person.")])
      #expect(declined.status == (mayDecline ? 303 : 403))
    }
  }
}

extension House {
  func ask(_ question: String, name: String = "") async throws -> LoopbackClient.Answer {
    try await client.send(
      "POST", "/questions", headers: ["Content-Type": Self.formType],
      body: Self.form([("question", question), ("pen_name", name)]))
  }
}
