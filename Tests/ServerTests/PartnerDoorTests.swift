import Consent
import Disclosure
import Door
import Evidence
import Findings
import Formats
import Gate
import Law
import Members
import Register
import Staff
import Standing
import Store
import Testing
import Vault
import Workspace

@testable import Server

/// A disclosure to the nappy brand, sent, of a member who has said yes.
extension House {
  static let brand = Partner(Fixture.brand, way: .page)

  func sendToBrand() async throws -> DisclosureSummary {
    let at = clock.now
    let inForce = try await workspace.inForce()
    if try await workspace.members.find(.id, "m-2") == nil {
      let draft = MemberDraft(
        handles: [.id: "m-2", .email: "grace@example.org"], relationship: "sign-up",
        values: [Fixture.name: .text("Grace"), Fixture.country: .country(Fixture.britain)],
        provenance: .init(source: Fixture.signUp, notice: Fixture.privacy, basis: .consent),
        collected: at.date, served: .init(notice: Fixture.privacy, at: at, channel: .web))
      _ = try await workspace.members.take(
        [draft], inForce: inForce, actor: Self.system, at: at, served: workspace.consent)
      let subject = try #require(try await workspace.members.find(.id, "m-2"))
      _ = try await workspace.consent.record(
        ChoiceDraft(
          act: .grant, purpose: .purpose(Fixture.offers), recipient: .recipient(Fixture.brand),
          notice: Fixture.privacy, channel: .web, explicit: true),
        subject: subject, inForce: inForce, actor: Self.system, at: at)
    }
    let use = Use(
      purpose: Fixture.offers, recipient: Fixture.brand, required: [Fixture.name], optional: [])
    let plan = try await workspace.disclosures.plan(
      use, actor: Actor(kind: .staff, id: "lena"), at: at)
    #expect(plan.permitted == 1, "\(plan.reasons)")
    _ = try await workspace.disclosures.approve(
      plan.id, actor: Actor(kind: .staff, id: "priya"), at: at)
    return try await workspace.disclosures.send(plan.id, actor: Self.system, at: at)
  }

  func withdrawFromBrand() async throws {
    let subject = try #require(try await workspace.members.find(.id, "m-2"))
    _ = try await workspace.consent.record(
      ChoiceDraft(act: .withdraw, purpose: .purpose(Fixture.offers), channel: .phone),
      subject: subject, inForce: try await workspace.inForce(), actor: Self.system, at: clock.now)
  }

  /// Signs a partner in by a link and returns the cookie header.
  func signIn(partner recipient: RecipientID) async throws -> String {
    let link = try await workspace.door.makeLink(
      for: recipient, register: try await workspace.inForce().register, at: clock.now)
    let answer = try await client.send("POST", "/partner/in/\(link.text)")
    #expect(answer.header("location") == "/partner")
    return "aboveboard-partner=\(answer.cookie("aboveboard-partner") ?? "")"
  }

  func partnerKey(_ recipient: RecipientID) async throws -> [String: String] {
    let made = try await workspace.door.createKey(
      name: "program", for: recipient, register: try await workspace.inForce().register,
      actor: Self.system, at: clock.now)
    return ["Authorization": "Bearer \(made.token.text)", "Content-Type": "application/json"]
  }
}

/// The partners' door over HTTP: who gets in, and what the pages say.
@Suite struct PartnerDoorTests {
  @Test("a partner's link opens its door once, and signing out closes it")
  func visit() async throws {
    try await House.run { house in
      let link = try await house.workspace.door.makeLink(
        for: Fixture.brand, register: Fixture.register, at: house.clock.now)
      let path = "/partner/in/\(link.text)"
      let seen = try await house.client.send("GET", path)
      #expect(seen.status == 200 && seen.text.contains("<button"))
      let used = try await house.client.send("POST", path)
      #expect(used.status == 303)
      let cookie = "aboveboard-partner=\(used.cookie("aboveboard-partner") ?? "")"
      #expect(try await house.client.send("POST", path).status == 410)
      let page = try await house.client.send("GET", "/partner", headers: ["Cookie": cookie])
      #expect(page.status == 200)
      #expect(page.text.contains("For Nappy brand"))
      #expect(page.text.contains("Nothing has been sent to you yet"))
      let out = try await house.post("/partner/out", cookie: cookie, page: "/partner", [])
      #expect(out.status == 303)
      #expect(
        try await house.client.send("GET", "/partner", headers: ["Cookie": cookie]).status == 401)
    }
  }

  @Test("neither a member nor staff nor a program of ours gets in, and a partner gets nowhere else")
  func walls() async throws {
    try await House.run { house in
      let member = try await house.signIn(.member(house.member))
      let staff = try await house.signIn(staff: "lena", .privacyLead)
      let partner = try await house.signIn(partner: Fixture.brand)
      for cookie in ["", member, staff, "aboveboard-partner=guess"] {
        let answer = try await house.client.send("GET", "/partner", headers: ["Cookie": cookie])
        #expect(answer.status == 401)
      }
      // The token of one kind of visit is none of the other's.
      let swapped = [
        ("/me", partner.replacing("-partner", with: "")), ("/desk", partner),
        ("/partner", member.replacing("aboveboard", with: "aboveboard-partner")),
      ]
      for (path, cookie) in swapped {
        #expect(
          try await house.client.send("GET", path, headers: ["Cookie": cookie]).status == 401)
      }
      let ours = try await house.workspace.staff.createKey(
        name: "app", scopes: [.may, .choices], actor: House.system, at: house.clock.now)
      for token in [ours.token.text, "abp_wrong", ""] {
        let answer = try await house.client.send(
          "GET", "/v1/partner/disclosures", headers: ["Authorization": "Bearer \(token)"])
        #expect(answer.status == 401)
        #expect(answer.header("content-type") == "application/problem+json")
      }
      let key = try await house.partnerKey(Fixture.brand)
      let may = try await house.client.send(
        "POST", "/v1/may", headers: key,
        body: #"{"purpose":"offers","recipient":"brand","subject":{"id":"m-1"}}"#)
      #expect(may.status == 401)
    }
  }

  @Test("guessed keys are counted, and too many are refused until the minute is over")
  func limited() async throws {
    try await House.run { house in
      let guess = ["Authorization": "Bearer abp_guess"]
      for _ in 0..<30 {
        let answer = try await house.client.send("GET", "/v1/partner/disclosures", headers: guess)
        #expect(answer.status == 401)
      }
      let refused = try await house.client.send("GET", "/v1/partner/disclosures", headers: guess)
      #expect(refused.status == 429)
      house.clock.advance(seconds: 60)
      let again = try await house.client.send("GET", "/v1/partner/disclosures", headers: guess)
      #expect(again.status == 401)
    }
  }

  @Test("a partner reads its disclosure, downloads both files, and staff see that it did")
  func fetches() async throws {
    try await House.run { house in
      let sent = try await house.sendToBrand()
      let other = try await house.sendToBrand()
      let cookie = try await house.signIn(partner: Fixture.brand)
      let list = try await house.client.send("GET", "/partner", headers: ["Cookie": cookie])
      #expect(list.text.occurrences(of: "Never fetched here") == 2)
      let path = "/partner/disclosures/\(sent.id)"
      let page = try await house.client.send("GET", path, headers: ["Cookie": cookie])
      #expect(page.status == 200)
      #expect(page.header("cache-control") == "no-store")
      #expect(page.text.contains("aboveboard verify"))
      for name in ["data.csv", "certificate.json"] {
        #expect(page.text.contains("href=\"\(path)/files/\(name)\""))
        let file = try await house.client.send(
          "GET", "\(path)/files/\(name)", headers: ["Cookie": cookie])
        #expect(file.status == 200)
        #expect(file.header("content-disposition")?.contains(name) == true)
        #expect(!file.body.isEmpty)
      }
      #expect(
        try await house.client.send(
          "HEAD", "\(path)/files/data.csv", headers: ["Cookie": cookie]
        ).status == 405)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let desk = try await house.client.send("GET", "/desk/door", headers: ["Cookie": lead])
      #expect(desk.status == 200)
      #expect(desk.text.contains("Fetched data.csv"))
      #expect(desk.text.occurrences(of: "Never collected") == 1)
      #expect(desk.text.contains("/desk/plans/\(other.id)"))
    }
  }

  @Test("once a permission has ended the file stays here, and the page says why")
  func ended() async throws {
    try await House.run { house in
      let sent = try await house.sendToBrand()
      try await house.withdrawFromBrand()
      let key = try await house.partnerKey(Fixture.brand)
      let path = "/v1/partner/disclosures/\(sent.id)/files/"
      let refused = try await house.client.send("GET", path + "data.csv", headers: key)
      #expect(refused.status == 409)
      #expect(!refused.text.contains("Grace"))
      #expect(
        try await house.client.send("GET", path + "certificate.json", headers: key).status == 200)
      let cookie = try await house.signIn(partner: Fixture.brand)
      let page = try await house.client.send(
        "GET", "/partner/disclosures/\(sent.id)/files/data.csv", headers: ["Cookie": cookie])
      #expect(page.status == 409)
      #expect(page.text.contains("not handed over any more"))
    }
  }

  @Test("another partner's disclosure answers as one that never was")
  func others() async throws {
    try await House.run { house in
      let sent = try await house.sendToBrand()
      let key = try await house.partnerKey(Fixture.mailer)
      let cookie = try await house.signIn(partner: Fixture.mailer)
      let never = "01934f8a-0000-7000-8000-000000000000"
      for end in ["", "/files/data.csv", "/files/certificate.json"] {
        for (base, headers) in [("/v1/partner", key), ("/partner", ["Cookie": cookie])] {
          let theirs = try await house.client.send(
            "GET", "\(base)/disclosures/\(sent.id)\(end)", headers: headers)
          let none = try await house.client.send(
            "GET", "\(base)/disclosures/\(never)\(end)", headers: headers)
          #expect(theirs.status == 404 && none.status == 404)
          let masked = theirs.text.replacing(sent.id, with: never)
          #expect(masked == none.text)
        }
      }
      let answer = try await house.client.send(
        "GET", "/v1/partner/disclosures", headers: key)
      #expect(try JSON(parsing: answer.body)["disclosures"]?.array?.isEmpty == true)
    }
  }
}
