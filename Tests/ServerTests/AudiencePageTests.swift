import Consent
import Disclosure
import Formats
import Foundation
import Members
import Register
import Staff
import Standing
import Store
import Testing
import Workspace

@testable import Server

@Suite struct AudiencePageTests {
  /// The fixture's register with offers made a purpose that builds audiences.
  private func publish(_ house: House) async throws {
    var purposes = Array(Fixture.register.purposes)
    for index in purposes.indices where purposes[index].id == Fixture.offers {
      purposes[index].kind = .audience
      purposes[index].fields = [Fixture.name, Fixture.country]
    }
    var register = Fixture.register
    register.purposes = Declared(purposes)
    _ = try await house.workspace.standing.publish(
      register, files: [], actor: House.system, at: house.clock.now)
  }

  private func propose(_ house: House, _ cookie: String) async throws -> LoopbackClient.Answer {
    try await house.post(
      "/desk/audiences/propose", cookie: cookie, page: "/desk/audiences",
      [("purpose", "offers"), ("recipient", "brand"), ("required", "name"), ("days", "7")])
  }

  @Test("an audience is proposed by one and approved by another, run, paused, resumed and ended")
  func life() async throws {
    try await House.run { house in
      try await publish(house)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let marketer = try await house.signIn(staff: "marta", .marketer)
      let empty = try await house.client.send(
        "GET", "/desk/audiences", headers: ["Cookie": lead])
      #expect(empty.status == 200 && empty.text.contains("None yet."))
      let made = try await propose(house, marketer)
      #expect(made.status == 303)
      let path = String((made.header("location") ?? "").prefix { $0 != "?" })
      let early = try await house.post(path + "/run", cookie: marketer, page: path, [])
      #expect(early.status == 422 && early.text.contains("has not been approved"))
      let own = try await house.post(path + "/approve", cookie: marketer, page: path, [])
      #expect(own.status == 403)
      #expect(
        try await house.post(path + "/approve", cookie: lead, page: path, []).status == 303)
      let run = try await house.post(path + "/run", cookie: marketer, page: path, [])
      #expect(run.status == 303 && run.header("location")?.contains("done=delivered") == true)
      let page = try await house.client.send("GET", path, headers: ["Cookie": lead])
      #expect(page.text.contains("Nothing changed") && page.text.contains("Every 7 days"))
      #expect(
        try await house.post(path + "/pause", cookie: marketer, page: path, []).status == 303)
      let paused = try await house.post(path + "/run", cookie: lead, page: path, [])
      #expect(paused.status == 422)
      #expect(
        try await house.post(path + "/resume", cookie: marketer, page: path, []).status == 403)
      #expect(
        try await house.post(path + "/resume", cookie: lead, page: path, []).status == 303)
      #expect(try await house.post(path + "/end", cookie: marketer, page: path, []).status == 303)
      let list = try await house.client.send("GET", "/desk/audiences", headers: ["Cookie": lead])
      #expect(list.text.contains("Ending"))
      #expect(list.header("cache-control") == "no-store")
    }
  }

  @Test("a purpose that builds no audience, a silly rhythm and an unknown audience are refused")
  func refusals() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let general = try await house.client.send(
        "GET", "/desk/audiences", headers: ["Cookie": lead])
      #expect(general.text.contains("declares no purpose of kind audience"))
      try await publish(house)
      for days in ["0", "400", "x"] {
        let answer = try await house.post(
          "/desk/audiences/propose", cookie: lead, page: "/desk/audiences",
          [("purpose", "offers"), ("recipient", "brand"), ("required", "name"), ("days", days)])
        #expect(answer.status == 422, "\(days)")
      }
      let wrong = try await house.post(
        "/desk/audiences/propose", cookie: lead, page: "/desk/audiences",
        [("purpose", "newsletter"), ("recipient", "brand"), ("days", "7")])
      #expect(wrong.status == 422 && wrong.text.contains("builds no audience"))
      let unknown = try await house.client.send(
        "GET", "/desk/audiences/none", headers: ["Cookie": lead])
      #expect(unknown.status == 404)
    }
  }

  @Test("the key that signs deliveries is published, and nothing of its secret half")
  func deliveryKey() async throws {
    try await House.run { house in
      let answer = try await house.client.send("GET", "/.well-known/aboveboard-delivery.json")
      #expect(answer.status == 200)
      let key = try JSON(parsing: answer.text.utf8)["keys"]?.array?.first
      #expect(key?["kid"]?.string == house.workspace.deliveryKey.id)
      #expect(key?["crv"]?.string == "Ed25519" && key?["d"] == nil)
    }
  }
}
