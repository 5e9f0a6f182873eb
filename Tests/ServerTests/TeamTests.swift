import Findings
import Formats
import Questions
import Register
import Staff
import Standing
import Store
import Testing
import Workspace

@testable import Server

/// What a champion may change: what the own team owns, and nothing else.
@Suite struct TeamTests {
  /// Everything that a champion may do, to things of the team "editors".
  private struct Act: Sendable {
    var path: String
    var page: String
    var fields: [(String, String)]
  }

  /// A register in which the editors own an agreement, a purpose and a site; the offers have no team.
  private static var register: Register {
    var register = Fixture.withSite
    register.agreements = Declared(
      register.agreements + [
        Agreement(
          id: Fixture.mail, recipient: Fixture.mailer, purposes: [Fixture.newsletter],
          fields: [Fixture.name], territories: [Fixture.britain], from: Fixture.begin,
          consideration: .init(kind: .service))
      ])
    register.purposes = Declared(
      register.purposes.map { purpose in
        var purpose = purpose
        if purpose.id == Fixture.newsletter { purpose.team = "editors" }
        return purpose
      })
    return register
  }

  private static func acts(in house: House) async throws -> [Act] {
    _ = try await house.workspace.standing.publish(
      register, files: [], actor: House.system, at: house.clock.now)
    try await house.keep(SiteSamples.report([SiteSamples.party("a.example", "A")]))
    let findings = try await house.workspace.findings.list(limit: 9)
    let finding = try #require(findings.first { $0.owner == "editors" }).id
    let asked = try await house.workspace.questions.ask(
      "Who reads our posts?", at: house.clock.now)
    let question = asked.question.id
    _ = try await house.workspace.questions.accept(
      question, owner: "editors", promised: house.clock.now.date, actor: House.system,
      at: house.clock.now)
    let questions = "/desk/questions"
    return [
      Act(path: "/desk/agreements/mail/suspend", page: "/desk", fields: [("reason", "x")]),
      Act(path: "/desk/purposes/newsletter/pause", page: "/desk", fields: [("reason", "x")]),
      Act(path: "/desk/sites/www/scan", page: "/desk", fields: []),
      Act(path: "\(questions)/\(question)/assign", page: questions, fields: [("team", "editors")]),
      Act(path: "\(questions)/\(question)/answer", page: questions, fields: [("answer", "Us.")]),
      Act(path: "/desk/findings/\(finding)/assign", page: "/desk", fields: [("team", "editors")]),
      Act(path: "/desk/findings/\(finding)/close", page: "/desk", fields: []),
    ]
  }

  /// Whether a form or a link of the page leads to an act.
  private static func shows(_ act: Act, to cookie: String, in house: House) async throws -> Bool {
    let page = try await house.client.send("GET", act.page, headers: ["Cookie": cookie])
    #expect(page.status == 200)
    return ["action", "href"].contains { page.text.attributes($0).contains(act.path) }
  }

  @Test("a champion of another team, and one without a team, sees no button and is refused")
  func others() async throws {
    try await House.run { house in
      let acts = try await Self.acts(in: house)
      let other = try await house.signIn(staff: "pat", .champion, team: "partnerships")
      let none = try await house.signIn(staff: "old", .champion)
      // As accounts were before there were teams.
      try await house.workspace.database.write {
        _ = try $0.run("UPDATE staff_accounts SET team = NULL WHERE id = 'old'")
      }
      for (cookie, words) in [
        (other, "your account belongs to the team partnerships"),
        (none, "your account belongs to no team yet"),
      ] {
        for act in acts {
          #expect(try await !Self.shows(act, to: cookie, in: house), "\(act.path)")
          let answer = try await house.post(
            act.path, cookie: cookie, page: "/desk/sessions", act.fields)
          #expect(answer.status == 403, "\(act.path)")
          #expect(answer.text.contains("The team editors decides on this; \(words)."))
        }
      }
      let inForce = try await house.workspace.inForce()
      #expect(inForce.suspended.isEmpty && inForce.paused.isEmpty)
      #expect(try await house.workspace.jobs.list(limit: 1).isEmpty)
    }
  }

  @Test("a champion of the owning team sees every button, and each works")
  func owners() async throws {
    try await House.run { house in
      let acts = try await Self.acts(in: house)
      let own = try await house.signIn(staff: "cleo", .champion, team: "editors")
      for act in acts {
        #expect(try await Self.shows(act, to: own, in: house), "\(act.path)")
        let answer = try await house.post(
          act.path, cookie: own, page: "/desk/sessions", act.fields)
        #expect(answer.status == 303, "\(act.path)")
      }
    }
  }

  @Test("what no team owns is the privacy lead's, and a champion follows the team at once")
  func unowned() async throws {
    try await House.run { house in
      _ = try await Self.acts(in: house)
      let asked = try await house.workspace.questions.ask(
        "Do you sell anything?", at: house.clock.now
      ).question
      let champion = try await house.signIn(staff: "pat", .champion, team: "partnerships")
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let pause = [("reason", "x")]
      let accept = [("team", "partnerships"), ("promised", house.clock.now.date.iso)]
      for (path, fields) in [
        ("/desk/purposes/offers/pause", pause), ("/desk/questions/\(asked.id)/accept", accept),
        ("/desk/questions/\(asked.id)/decline", pause),
      ] {
        let refused = try await house.post(
          path, cookie: champion, page: "/desk/sessions", fields)
        #expect(refused.status == 403, "\(path)")
        #expect(refused.text.contains("No team owns this"))
      }
      let accepted = try await house.post(
        "/desk/questions/\(asked.id)/accept", cookie: lead, page: "/desk/sessions", accept)
      #expect(accepted.status == 303)
      let supply = "/desk/agreements/supply/suspend"
      try await house.workspace.staff.setTeam(
        "editors", of: "pat", actor: House.system, at: house.clock.now)
      #expect(
        try await house.post(supply, cookie: champion, page: "/desk/sessions", pause).status == 403)
      try await house.workspace.staff.setTeam(
        "partnerships", of: "pat", actor: House.system, at: house.clock.now)
      #expect(
        try await house.post(supply, cookie: champion, page: "/desk/sessions", pause).status == 303)
      let nothing = try await house.post(
        "/desk/agreements/none/suspend", cookie: champion, page: "/desk/sessions", pause)
      #expect(nothing.status == 404)
    }
  }

  @Test("only champions are bound to a team, and only in powers that the table gives them")
  func table() {
    for power in Power.allCases {
      let bound = Permissions.rolesOfTeams(power)
      #expect(bound.isSubset(of: Permissions.roles(power)) && bound.isSubset(of: [.champion]))
      for role in StaffRole.allCases {
        let powers = DeskPowers(role, team: "editors")
        let isBound = bound.contains(role)
        #expect(Permissions.may(powers, power, ownedBy: "editors") == Permissions.may(role, power))
        for other in ["partnerships", nil] {
          #expect(
            Permissions.may(powers, power, ownedBy: other)
              == (Permissions.may(role, power) && !isBound))
        }
        let none = DeskPowers(role)
        #expect(
          Permissions.may(none, power, ownedBy: nil) == (Permissions.may(role, power) && !isBound))
      }
    }
  }
}
