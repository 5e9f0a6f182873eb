import Connectors
import Formats
import Members
import Register
import Staff
import Standing
import Store
import Testing
import Workspace

@testable import Server

/// The desk's page of other systems, from none to one that waits for a person.
@Suite struct SystemsPageTests {
  @Test("without a system the page says how one is declared")
  func empty() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let page = try await house.client.send("GET", "/desk/systems", headers: ["Cookie": lead])
      #expect(page.status == 200)
      #expect(page.header("cache-control") == "no-store")
      #expect(page.text.contains("The register declares no other system."))
      #expect(page.text.contains("Nothing waits for a person."))
      let support = try await house.signIn(staff: "sam", .support)
      #expect(
        try await house.client.send("GET", "/desk/systems", headers: ["Cookie": support]).status
          == 403)
    }
  }

  @Test("a task shows whom it is about only to who may look, and that is written down first")
  func task() async throws {
    try await House.run { house in
      let act = try await begin(.erase, in: house)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let champion = try await house.signIn(staff: "carl", .champion, team: "office")
      let page = try await house.client.send("GET", "/desk/systems", headers: ["Cookie": lead])
      for text in [
        "Paper &lt;archive&gt;", "a person with a checklist", "Waits for a person",
        "Look in the cabinet", "a folder of CSV files", "Fails", "/nowhere is not there",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      for text in ["ada@example.org", "m-1", "{{", "Optional("] {
        #expect(!page.text.contains(text), "\(text)")
      }
      let refused = try await house.post(
        "/desk/systems/\(act.id)/whom", cookie: champion, page: "/desk/systems", [])
      #expect(refused.status == 403)
      #expect(try await house.workspace.members.looks(at: house.member, limit: 5).isEmpty)
      let shown = try await house.post(
        "/desk/systems/\(act.id)/whom", cookie: lead, page: "/desk/systems", [])
      #expect(shown.text.contains("email: ada@example.org"))
      #expect(
        try await house.workspace.members.looks(at: house.member, limit: 5).map(\.account)
          == ["lena"])
    }
  }

  @Test("a task is answered by its team alone, with words, once")
  func answered() async throws {
    try await House.run { house in
      let act = try await begin(.erase, in: house)
      let path = "/desk/systems/\(act.id)/archive/done"
      let other = try await house.signIn(staff: "olga", .champion, team: "editors")
      let team = try await house.signIn(staff: "carl", .champion, team: "office")
      let words = [("text", "Folder 12 was shredded")]
      #expect(
        try await house.post(path, cookie: other, page: "/desk/systems", words).status == 403)
      #expect(try await house.post(path, cookie: team, page: "/desk/systems", []).status == 422)
      let done = try await house.post(path, cookie: team, page: "/desk/systems", words)
      #expect(done.status == 303)
      #expect(
        try await house.workspace.connectors.act(act.id).steps.map(\.state) == [.failing, .done])
      #expect(
        try await house.post(path, cookie: team, page: "/desk/systems", words).status == 422)
      #expect(
        try await house.post(
          "/desk/systems/unknown/archive/done", cookie: team, page: "/desk/systems", words
        ).status == 404)
    }
  }

  @Test("a failing step can be tried again, and every system be looked at, from the page")
  func again() async throws {
    try await House.run { house in
      let act = try await begin(.erase, in: house)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      house.clock.advance(seconds: 10)
      let retried = try await house.post(
        "/desk/systems/\(act.id)/retry", cookie: lead, page: "/desk/systems", [])
      #expect(retried.status == 303)
      let clock = house.clock
      #expect(try await house.workspace.keepOtherSystems(clock: { clock.now }) == 1)
      #expect(
        try await house.workspace.connectors.act(act.id).steps.first?.tries == 2)
      let checked = try await house.post(
        "/desk/systems/check", cookie: lead, page: "/desk/systems", [])
      #expect(checked.status == 303)
      let page = try await house.client.send(
        "GET", "/desk/systems?done=asked", headers: ["Cookie": lead])
      #expect(page.text.contains("They are looked at within seconds."))
      #expect(page.text.contains("Asked for"))
    }
  }

  /// Publishes a register with a folder that is not there and a person, and begins an act.
  private func begin(_ kind: SystemAct.Kind, in house: House) async throws -> SystemAct {
    var register = Fixture.register
    register.systems = Declared([
      ConnectedSystem(
        id: try #require(SystemID("drop")), label: "Drop", kind: .csvFolder, team: "print",
        path: "/nowhere", files: "*.csv", separator: ",",
        tables: [
          SystemTable(
            name: "*.csv", find: [.init(column: "email", handle: "email")], erase: .delete)
        ]),
      ConnectedSystem(
        id: try #require(SystemID("archive")), label: "Paper <archive>", kind: .person,
        team: "office", asks: ["Look in the cabinet"]),
    ])
    _ = try await house.workspace.standing.publish(
      register, files: [], actor: House.system, at: house.clock.now)
    let clock = house.clock
    return try await house.workspace.inOtherSystems(
      kind, for: house.member, actor: House.system, clock: { clock.now })
  }
}
