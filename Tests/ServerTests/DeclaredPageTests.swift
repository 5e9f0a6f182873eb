import Disclosure
import Formats
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct DeclaredPageTests {
  static let fields = [
    ("to", "Quixotic <Data> Ltd"), ("aliases", "Quixo\nQD"), ("purpose", "postal offers"),
    ("fields", "name\naddress"), ("from", "2014-03-01"), ("until", ""), ("count", "1065220"),
    ("source", "the contract"), ("documents", ""), ("replaces", ""),
  ]

  @Test("the privacy lead declares a disclosure, and everybody reads that it is not proven")
  func declare() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      func page(_ path: String, _ cookie: String? = nil) async throws -> String {
        try await house.client.send(
          "GET", path, headers: cookie.map { ["Cookie": $0] } ?? [:]
        ).text
      }
      let empty = try await page("/desk/declared", lead)
      #expect(empty.contains("Nothing was declared of the time before the record."))
      let made = try await house.post(
        "/desk/declared/new", cookie: lead, page: "/desk/declared", Self.fields)
      #expect(made.status == 303)
      #expect(made.header("location") == "/desk/declared?done=recorded")
      let list = try await page("/desk/declared", lead)
      #expect(list.contains("Quixotic &lt;Data&gt; Ltd") && !list.contains("<Data>"))
      #expect(list.contains("declared, not proven") && list.contains("1,065,220 people"))
      let member = try await house.signIn(.member(house.member))
      let own = try await page("/me", member)
      #expect(own.contains("You <strong>may</strong> have been in it"))
      #expect(own.contains("declared, not proven"))
      let home = try await page("/")
      #expect(home.contains("id=\"declared\"") && home.contains("Quixotic &lt;Data&gt; Ltd"))
      #expect(home.contains("Nobody since the record begins."))
      let shared = try await page("/shared?with=Quixo")
      #expect(shared.contains("Before that, yes: declared, not proven."))
      #expect(!shared.contains("class=\"verdict\">Never."))
      let figures = try JSON(parsing: Array(try await page("/figures.json").utf8))
      #expect(figures["disclosures"]?["declared_not_proven"]?.array?.count == 1)
      #expect(figures["disclosures"]?["all"]?["handovers"]?.int == 0)
    }
  }

  @Test("all of it is asked back from the desk, and what is wrong in the form is said")
  func recall() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let bad = try await house.post(
        "/desk/declared/new", cookie: lead, page: "/desk/declared",
        Self.fields.map { $0.0 == "documents" ? ($0.0, "nonsense") : $0 })
      #expect(bad.status == 422 || bad.status == 400)
      #expect(bad.text.contains("SHA-256"))
      #expect(try await house.workspace.disclosures.everythingDeclared().isEmpty)
      _ = try await house.post(
        "/desk/declared/new", cookie: lead, page: "/desk/declared", Self.fields)
      let one = try #require(try await house.workspace.disclosures.declared().first)
      let asked = try await house.post(
        "/desk/declared/\(one.id)/recall", cookie: lead, page: "/desk/declared", [])
      #expect(asked.status == 303)
      let list = try await house.client.send(
        "GET", "/desk/declared", headers: ["Cookie": lead])
      #expect(list.text.contains("1 not confirmed"))
      #expect(!list.text.contains("Ask all of it back"))
      let none = try await house.post(
        "/desk/declared/none/recall", cookie: lead, page: "/desk/declared", [])
      #expect(none.status == 404)
    }
  }
}
