import Formats
import Register
import Staff
import Standing
import Testing
import Vendors
import Workspace

@testable import Server

@Suite struct PartnerPageTests {
  private static func scores() -> [(String, String)] {
    Criterion.allCases.flatMap {
      [("score-\($0.rawValue)", "4"), ("reason-\($0.rawValue)", "asked around")]
    }
  }

  @Test("an assessment is made on the page, shown there, and in force")
  func assessed() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let path = "/desk/partners/brand"
      let made = try await house.post(
        path + "/assess", cookie: lead, page: path,
        Self.scores() + [("until", "2027-11-21"), ("verdict", "passed")])
      #expect(made.status == 303)
      let page = try await house.client.send("GET", path, headers: ["Cookie": lead])
      #expect(page.status == 200 && page.text.contains("asked around"))
      let inForce = try await house.workspace.inForce()
      #expect(inForce.partners.assessed.count == 1)
      let bad = try await house.post(
        path + "/assess", cookie: lead, page: path,
        [("until", "2027-11-21"), ("verdict", "passed")])
      #expect(bad.status == 422)
      let list = try await house.client.send("GET", "/desk/partners", headers: ["Cookie": lead])
      #expect(list.status == 200 && list.text.contains(path))
    }
  }

  @Test("a partner answers by its link, once, and its names count when they are accepted")
  func answered() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let path = "/desk/partners/brand"
      let asked = try await house.post(path + "/ask", cookie: lead, page: path, [])
      #expect(asked.status == 200)
      let secret = try #require(
        asked.text.split(separator: "/partner/questions/").dropFirst().first?.prefix { $0 != "<" })
      let link = "/partner/questions/\(secret)"
      let form = try await house.client.send("GET", link)
      #expect(form.status == 200 && form.text.contains("Business model"))
      let fields =
        Criterion.allCases.map { ($0.rawValue, "well") }
        + [
          ("by", "Pat"), ("names-trading", "Quick Print\n"), ("processors", "Parcel Co, IE, mails"),
        ]
      let answer = try await house.client.send(
        "POST", link, headers: ["Content-Type": House.formType], body: House.form(fields))
      #expect(answer.status == 200)
      #expect(try await house.client.send("GET", link).status == 410)
      let brand = try #require(RecipientID("brand"))
      #expect(try await house.workspace.vendors.declaredNames(of: brand).isEmpty)
      let waiting = try #require(
        try await house.workspace.vendors.dossier(of: brand).waitingAnswers.first)
      let accepted = try await house.post(
        path + "/accept", cookie: lead, page: path, [("answers", waiting.record.id)])
      #expect(accepted.status == 303)
      #expect(
        try await house.workspace.vendors.declaredNames(of: brand) == ["Quick Print", "Parcel Co"])
    }
  }

  @Test("an undertaking is tried out by a link and given by its form alone, by the privacy lead")
  func undertaken() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let champion = try await house.signIn(staff: "cleo", .champion)
      let path = "/desk/undertake?recipient=brand"
      let seen = try await house.client.send("GET", path, headers: ["Cookie": lead])
      #expect(seen.status == 200)
      #expect(try await house.workspace.inForce().partners.undertakings.isEmpty)
      #expect(
        try await house.client.send("GET", path, headers: ["Cookie": champion]).status == 403)
      let given = try await house.post(path, cookie: lead, page: path, [("reason", "to the ICO")])
      #expect(given.status == 303)
      let promise = try #require(try await house.workspace.inForce().partners.undertakings.first)
      #expect(promise.recipient?.text == "brand")
      let list = try await house.client.send("GET", "/desk/partners", headers: ["Cookie": lead])
      #expect(list.text.contains("to the ICO"))
      let lifted = try await house.post(
        "/desk/undertakings/\(promise.id)/lift", cookie: lead, page: "/desk/partners",
        [("reason", "released")])
      #expect(lifted.status == 303)
      #expect(try await house.workspace.inForce().partners.undertakings.isEmpty)
    }
  }

  @Test(
    "sub-processors nest on the page, and one in a new country stops the way until it is carried")
  func carried() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let (path, brand) = ("/desk/partners/brand", try #require(RecipientID("brand")))
      func post(_ step: String, _ fields: [(String, String)]) async throws -> Int {
        try await house.post(path + step, cookie: lead, page: path, fields).status
      }
      func page() async throws -> String {
        try await house.client.send("GET", path, headers: ["Cookie": lead]).text
      }
      let first = [("name", "Parcel Co"), ("country", "gb"), ("task", "mails")]
      #expect(try await post("/processor", first) == 303)
      let parcel = try #require(
        try await house.workspace.vendors.dossier(of: brand).subProcessors.first)
      let second = [
        ("name", "Rider Co"), ("country", "us"), ("task", "rides"), ("under", parcel.id),
        ("made", "2026-01-02"), ("until", "2027-01-02"),
      ]
      #expect(try await post("/processor", second) == 303)
      let stopped = try await page()
      #expect(stopped.contains("<li class=\"deep1\"><p><strong>Rider Co"))
      #expect(stopped.contains("for Parcel Co in United States"))
      #expect(stopped.contains("from 2 January 2026 to 2 January 2027"))
      #expect(stopped.contains("Nothing carries it"))
      let list = try await house.client.send("GET", "/desk/partners", headers: ["Cookie": lead])
      #expect(list.text.contains("No transfer mechanism"))
      for wrong in [
        [("country", "US"), ("mechanism", "adequacy")], [("country", "US"), ("mechanism", "hope")],
        [("country", "US"), ("mechanism", "dpf")], [("country", "USA"), ("mechanism", "idta")],
      ] {
        #expect(try await post("/carry", wrong) == 422, "\(wrong)")
      }
      let dpf = [
        ("country", "us"), ("mechanism", "dpf"), ("reference", "a2zt"), ("until", "2027-06-30"),
        ("documents", String(repeating: "0a", count: 32)),
      ]
      #expect(try await post("/carry", dpf) == 303)
      let carried = try await page()
      #expect(carried.contains("Data Privacy Framework, a2zt, until 30 June 2027"))
      #expect(!carried.contains("Nothing carries it"))
      let strike = [("country", "US"), ("mechanism", "dpf")]
      #expect(try await post("/strike", strike) == 303)
      #expect(try await page().contains("Nothing carries it"))
      #expect(try await post("/strike", strike) == 422)
    }
  }
}
