import Formats
import Register
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct DeskTests {
  @Test("a plan is made by one, approved by another, and leaves nothing before")
  func plan() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let marketer = try await house.signIn(staff: "marta", .marketer)
      let made = try await house.post(
        "/desk/plans", cookie: marketer, page: "/desk",
        [("purpose", "offers"), ("recipient", "brand"), ("required", "name"), ("optional", "name")])
      #expect(made.status == 303)
      let path = String((made.header("location") ?? "").prefix { $0 != "?" })
      let page = try await house.client.send("GET", path, headers: ["Cookie": lead])
      #expect(page.status == 200)
      #expect(page.text.contains("This person was never asked"))
      let own = try await house.post(path + "/approve", cookie: marketer, page: path, [])
      #expect(own.status == 403)
      let early = try await house.post(
        path + "/send", cookie: lead, page: path, [("format", "csv")])
      #expect(early.status == 422)
      #expect(
        try await house.client.send("GET", path + "/file", headers: ["Cookie": lead]).status == 404)
      let approved = try await house.post(path + "/approve", cookie: lead, page: path, [])
      #expect(approved.status == 303)
    }
  }

  @Test("a sending is a job: the desk lists it with what came of it, and says why it was refused")
  func jobs() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let marketer = try await house.signIn(staff: "marta", .marketer)
      let champion = try await house.signIn(staff: "cleo", .champion)
      let empty = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(empty.text.contains("goes on by itself and is listed here"))
      let made = try await house.post(
        "/desk/plans", cookie: marketer, page: "/desk",
        [("purpose", "offers"), ("recipient", "brand"), ("required", "name")])
      let path = String((made.header("location") ?? "").prefix { $0 != "?" })
      _ = try await house.post(path + "/approve", cookie: lead, page: path, [])
      let refused = try await house.post(
        path + "/send", cookie: lead, page: path, [("format", "csv")])
      #expect(refused.status == 422)
      #expect(refused.text.contains("permission is in force for disclosure"))
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("Sending a disclosure") && desk.text.contains("Failed"))
      let job = try #require(try await house.workspace.jobs.list(limit: 1).first)
      let over = try await house.post(
        "/desk/jobs/\(job.id)/stop", cookie: lead, page: "/desk", [])
      #expect(over.status == 422)
      let unknown = try await house.post(
        "/desk/jobs/none/stop", cookie: lead, page: "/desk", [])
      #expect(unknown.status == 404)
      let waiting = try await house.workspace.jobs.ask(
        "test", detail: [:], actor: House.system, at: house.clock.now)
      let forbidden = try await house.post(
        "/desk/jobs/\(waiting.id)/stop", cookie: champion, page: "/desk", [])
      #expect(forbidden.status == 403)
      let stopped = try await house.post(
        "/desk/jobs/\(waiting.id)/stop", cookie: lead, page: "/desk", [])
      #expect(stopped.status == 303)
      #expect(try await house.workspace.jobs.find(waiting.id)?.state == .stopped)
    }
  }

  @Test("suspending an agreement and pausing a purpose count at once, and only roles that may can")
  func stops() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let champion = try await house.signIn(staff: "cleo", .champion, team: "partnerships")
      let suspended = try await house.post(
        "/desk/agreements/supply/suspend", cookie: champion, page: "/desk",
        [("reason", "audit"), ("territories", "gb")])
      #expect(suspended.status == 303)
      let inForce = try await house.workspace.inForce()
      #expect(inForce.suspended[Fixture.supply] == .territories([Fixture.britain]))
      let resumed = try await house.post(
        "/desk/agreements/supply/resume", cookie: champion, page: "/desk", [])
      #expect(resumed.status == 403)
      #expect(
        try await house.post("/desk/agreements/supply/resume", cookie: lead, page: "/desk", [])
          .status == 303)
      let silent = try await house.post(
        "/desk/purposes/offers/pause", cookie: lead, page: "/desk", [])
      #expect(silent.status == 422)
      let paused = try await house.post(
        "/desk/purposes/offers/pause", cookie: lead, page: "/desk", [("reason", "election")])
      #expect(paused.status == 303)
      #expect(try await house.workspace.inForce().paused == [Fixture.offers])
      let nowhere = try await house.post(
        "/desk/agreements/suply/suspend", cookie: lead, page: "/desk", [("reason", "x")])
      #expect(nowhere.status == 422)
      #expect(nowhere.text.contains("supply"))
    }
  }

  @Test("each role sees and does what it is for", arguments: StaffRole.allCases)
  func roles(_ role: StaffRole) async throws {
    let powers = DeskPowers(role)
    try await House.run { house in
      let cookie = try await house.signIn(staff: "somebody", role, team: "partnerships")
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": cookie])
      #expect(desk.status == (powers.mayRead ? 200 : 403))
      guard powers.mayRead else { return }
      #expect(desk.text.contains("action=\"/desk/plans\"") == powers.mayPlan)
      #expect(desk.text.contains("/suspend\"") == powers[.stop])
      let plan = try await house.post(
        "/desk/plans", cookie: cookie, page: "/desk",
        [("purpose", "newsletter"), ("recipient", "self")])
      #expect(plan.status == (powers.mayPlan ? 303 : 403))
    }
  }
}
