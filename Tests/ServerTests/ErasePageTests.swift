import Disclosure
import Erasure
import Evidence
import Formats
import Members
import Staff
import Store
import Testing
import Vault
import Workspace

@testable import Server

@Suite struct ErasePageTests {
  @Test("a member sees what would go, must say that they understand, and has a certificate once")
  func ownPage() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let page = try await house.client.send("GET", "/me/erase", headers: ["Cookie": cookie])
      #expect(page.status == 200 && page.text.contains("What stays, and why"))
      #expect(page.text.contains("the sealed record of your data"))
      let unsure = try await house.post("/me/erase", cookie: cookie, page: "/me/erase", [])
      #expect(unsure.status == 422)
      #expect(try await house.workspace.members.find(.id, "m-1") != nil)
      let done = try await house.post(
        "/me/erase", cookie: cookie, page: "/me/erase", [("sure", "yes"), ("never", "yes")])
      #expect(done.status == 200 && done.text.contains("Everything is deleted"))
      #expect(!done.text.contains("Ada") && !done.text.contains("ada@example.org"))
      #expect(try await house.workspace.members.find(.id, "m-1") == nil)
      #expect(
        try await house.workspace.members.suppression(of: .email, "ada@example.org")?.reason
          == .never)
      // The session went with everything else.
      let later = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(later.status == 401)
      let parts = done.text.split(separator: "action=\"/erased/", maxSplits: 1)
      let secret = String(parts.dropFirst().first?.prefix { $0 != "\"" } ?? "")
      #expect(secret.count > 30)
      let shown = try await house.client.send("GET", "/erased/\(secret)")
      #expect(shown.status == 200 && shown.text.contains("Download it, once"))
      let file = try await house.client.send("POST", "/erased/\(secret)")
      #expect(file.status == 200)
      let certificate = try ErasureCertificate(parsing: Array(file.text.utf8))
      #expect(try certificate.verify(key: house.workspace.evidence.verifier.text).isIntact)
      let again = try await house.client.send("POST", "/erased/\(secret)")
      #expect(again.status == 410)
      #expect(try await house.client.send("GET", "/erased/\(secret)").status == 410)
    }
  }

  @Test("under a hold the page says that it waits, and staff lift it at the desk")
  func held() async throws {
    try await House.run { house in
      let staff = try await house.signIn(staff: "priya", .privacyLead)
      let placed = try await house.post(
        "/desk/erasures/act", cookie: staff, page: "/desk/erasures",
        [("act", "hold"), ("handle", "m-1"), ("reason", "claim 12")])
      #expect(placed.status == 303)
      let cookie = try await house.signIn(.member(house.member))
      let asked = try await house.post(
        "/me/erase", cookie: cookie, page: "/me/erase", [("sure", "yes")])
      #expect(asked.status == 200 && asked.text.contains("It waits"))
      #expect(!asked.text.contains("claim 12"))
      let page = try await house.client.send("GET", "/me/erase", headers: ["Cookie": cookie])
      #expect(page.text.contains("You have asked for this already"))
      let desk = try await house.client.send("GET", "/desk/erasures", headers: ["Cookie": staff])
      #expect(desk.text.contains("waits for a hold") && desk.text.contains("claim 12"))
      let holds = try await house.workspace.members.standingHolds(limit: 10)
      let id = try #require(holds.first?.hold.id.text)
      let lifted = try await house.post(
        "/desk/erasures/act", cookie: staff, page: "/desk/erasures",
        [("act", "lift-hold"), ("id", id)])
      #expect(lifted.status == 303)
      #expect(try await house.workspace.members.find(.id, "m-1") == nil)
    }
  }

  @Test("staff erase a member who asked, and only who may; an auditor reads and does nothing")
  func desk() async throws {
    try await House.run { house in
      let auditor = try await house.signIn(staff: "audrey", .auditor)
      let seen = try await house.client.send(
        "GET", "/desk/erasures", headers: ["Cookie": auditor])
      #expect(seen.status == 200 && seen.text.contains("Nobody was erased"))
      #expect(!seen.text.contains("Erase a member who asked"))
      let staff = try await house.signIn(staff: "priya", .privacyLead)
      let unsure = try await house.post(
        "/desk/erasures/act", cookie: staff, page: "/desk/erasures",
        [("act", "erase"), ("handle", "ada@example.org")])
      #expect(unsure.status == 422)
      let unknown = try await house.post(
        "/desk/erasures/act", cookie: staff, page: "/desk/erasures",
        [("act", "erase"), ("handle", "bob@example.org"), ("sure", "yes")])
      #expect(unknown.status == 422)
      let done = try await house.post(
        "/desk/erasures/act", cookie: staff, page: "/desk/erasures",
        [("act", "erase"), ("handle", "ada@example.org"), ("sure", "yes")])
      #expect(done.status == 303)
      #expect(try await house.workspace.members.find(.id, "m-1") == nil)
      let list = try await house.client.send("GET", "/desk/erasures", headers: ["Cookie": staff])
      #expect(list.text.contains("one person") && !list.text.contains("ada@example.org"))
    }
  }
}
