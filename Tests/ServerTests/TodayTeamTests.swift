import Findings
import Formats
import Questions
import Register
import Staff
import Store
import Testing

@testable import Server
@testable import Workspace

/// Champions look at what is theirs (demand G2).
@Suite struct TodayTeamTests {
  @Test("a team sees what is its own, and that what belongs to no team is left out")
  func filter() async throws {
    try await House.run { house in
      let champion = try await house.signIn(staff: "cleo", .champion)
      try await house.find(["mine": ("editors", 5), "theirs": ("partnerships", 5)])
      _ = try await house.workspace.questions.ask("What?", penName: nil, at: House.start)
      #expect(try await house.workspace.today(at: House.start).count == 3)
      let mine = try await house.workspace.today(at: House.start, team: "editors")
      #expect(mine.count == 1 && mine.teams == ["editors", "partnerships"])
      let page = try await house.client.send(
        "GET", "/desk?team=editors", headers: ["Cookie": champion])
      #expect(page.text.contains("Today, for editors"))
      #expect(page.text.contains("<option value=\"editors\" selected>"))
      #expect(page.text.contains("mine was seen.") && !page.text.contains("theirs was seen."))
      #expect(page.text.contains("What belongs to no team"))
    }
  }

  @Test(
    "a team with nothing to do is told so by name; of a team that nothing names, nothing is said")
  func unknown() async throws {
    try await House.run { house in
      let champion = try await house.signIn(staff: "cleo", .champion)
      let idle = try await house.client.send(
        "GET", "/desk?team=editors", headers: ["Cookie": champion])
      #expect(idle.text.contains("Nothing needs editors today."))
      let odd = try await house.client.send(
        "GET", "/desk?team=%3Cb%3Eeditor", headers: ["Cookie": champion])
      #expect(odd.status == 200)
      #expect(odd.text.contains("Nothing names a team of this name"))
      #expect(!odd.text.contains("Nothing needs you today") && !odd.text.contains("<b>editor"))
      let long = try await house.client.send(
        "GET", "/desk?team=" + String(repeating: "a", count: 201), headers: ["Cookie": champion])
      #expect(long.status == 400)
    }
  }

  @Test("a team that has owned something stays known when that is closed")
  func stays() async throws {
    try await House.run { house in
      try await house.find(["thing": ("night watch", 5)])
      let finding = try #require(try await house.workspace.findings.list(limit: 1).first)
      _ = try await house.workspace.findings.close(
        finding.id, actor: House.system, at: House.start)
      let today = try await house.workspace.today(at: House.start, team: "night watch")
      #expect(today.isKnownTeam && today.isEmpty)
    }
  }

  @Test(
    "no text of anybody's becomes markup in what needs a person, and no placeholder is left",
    arguments: ["<script>x</script>", "\"'><script>x</script>"])
  func escaped(_ attack: String) throws {
    let place = Today.Line(
      place: .finding("f1"), what: "what\(attack)", why: "why\(attack)", team: "team\(attack)",
      due: Fixture.today, isOverdue: true)
    let today = Today(
      at: House.start, team: nil, teams: ["team\(attack)"],
      parts: Today.Kind.allCases.map {
        Today.Part(
          kind: $0, lines: [place], count: 1_234, overdue: 7, aside: "aside\(attack)")
      }, checked: [.init(site: "site\(attack)", scanned: nil)])
    let page = try PageRenderer().page(
      DeskPage(
        DeskReport.sample([], suspended: "because"), today: today, register: Fixture.register,
        powers: DeskPowers(.champion), formToken: "form-token", notice: nil),
      chrome: Chrome(
        organisation: nil, here: .desk,
        signedIn: SignedIn(
          formToken: "form-token", role: "data champion", powers: DeskPowers(.champion))))
    #expect(!page.contains("<script") && !page.contains("{{") && !page.contains("Optional("))
    for text in ["what", "why", "team", "aside", "site"] {
      #expect(page.contains("\(text)&"), "\(text)")
    }
    for kind in Today.Kind.allCases { #expect(page.contains(kind.title)) }
    #expect(page.contains("and 1,233 more") && page.contains("7 overdue"))
    #expect(page.occurrences(of: "<span class=\"state no\">Overdue</span>") == 9)
  }
}
