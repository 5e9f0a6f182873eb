import Disclosure
import Door
import Findings
import Formats
import Gate
import Register
import Staff
import Standing
import Store
import Testing
import Vault
import Workspace

@testable import Server

/// What a partner's program asks and declares, and what staff see of it.
@Suite struct PartnerAPITests {
  private static func post(
    _ house: House, _ path: String, _ headers: [String: String], _ json: String
  ) async throws -> (status: Int, body: JSON) {
    let answer = try await house.client.send("POST", path, headers: headers, body: json)
    return (answer.status, try JSON(parsing: answer.body))
  }

  private static func ref(_ house: House, _ id: String, _ key: [String: String]) async throws
    -> String
  {
    let file = try await house.client.send(
      "GET", "/v1/partner/disclosures/\(id)/files/data.csv", headers: key)
    return String(file.text.split(whereSeparator: \.isNewline).last?.prefix { $0 != "," } ?? "")
  }

  @Test("may says permit or deny for each reference and nothing else, and deny after a withdrawal")
  func may() async throws {
    try await House.run { house in
      let sent = try await house.sendToBrand()
      let key = try await house.partnerKey(Fixture.brand)
      let ref = try await Self.ref(house, sent.id, key)
      let body = "{\"disclosure\":\"\(sent.id)\",\"refs\":[\"\(ref)\",\"unknown\"]}"
      let (status, before) = try await Self.post(house, "/v1/partner/may", key, body)
      #expect(status == 200)
      #expect(
        before == [
          "answers": [
            ["ref": .string(ref), "decision": "permit"], ["ref": "unknown", "decision": "deny"],
          ]
        ])
      try await house.withdrawFromBrand()
      let (_, after) = try await Self.post(house, "/v1/partner/may", key, body)
      #expect(
        after == [
          "answers": [
            ["ref": .string(ref), "decision": "deny"], ["ref": "unknown", "decision": "deny"],
          ]
        ])
      // Of somebody else's disclosure, the same answers.
      let mailer = try await house.partnerKey(Fixture.mailer)
      let (other, denied) = try await Self.post(house, "/v1/partner/may", mailer, body)
      #expect(other == 200 && denied == after)
      let calls = try await house.workspace.door.calls(limit: 9).filter { $0.kind == .may }
      // All in one millisecond, so in no order.
      #expect(calls.map(\.permitted).sorted() == [0, 0, 1])
      #expect(
        calls.count { $0.result == .done } == 2 && calls.count { $0.result == .notTheirs } == 1)
    }
  }

  @Test(
    "what is not understood is refused with its place",
    arguments: [
      (#"{"refs":["a"]}"#, "/disclosure"), (#"{"disclosure":"x","refs":[7]}"#, "/refs/0"),
      (#"{"disclosure":"x","refs":["a b"]}"#, "/refs/0"),
      (#"{"disclosure":"x","refs":["a"],"why":true}"#, "/why"),
      (#"{"disclosure":"x","refs":"a"}"#, "/refs"),
    ])
  func strict(_ body: String, _ pointer: String) async throws {
    try await House.run { house in
      let key = try await house.partnerKey(Fixture.brand)
      let (status, problem) = try await Self.post(house, "/v1/partner/may", key, body)
      #expect(status == 422)
      #expect(problem["pointer"]?.string == pointer)
    }
  }

  @Test(
    "the list and one disclosure say what there is, where its files are, and how it is verified")
  func reads() async throws {
    try await House.run { house in
      let sent = try await house.sendToBrand()
      let key = try await house.partnerKey(Fixture.brand)
      let list = try JSON(
        parsing: try await house.client.send("GET", "/v1/partner/disclosures", headers: key).body)
      #expect(list["disclosures"]?.array?.first?["id"]?.string == sent.id)
      #expect(list["disclosures"]?.array?.first?["collected"] == .null)
      #expect(list["next"] == .null)
      _ = try await Self.ref(house, sent.id, key)
      let one = try JSON(
        parsing: try await house.client.send(
          "GET", "/v1/partner/disclosures/\(sent.id)", headers: key
        ).body)
      #expect(one["fetches"]?.int == 1)
      #expect(one["members"]?.int == 1)
      #expect(
        one["files"]?.array?.compactMap { $0["name"]?.string } == ["data.csv", "certificate.json"])
      #expect(one["files"]?.array?.first?["sha256"]?.string?.utf8.count == 64)
      #expect(one["key"]?.string?.isEmpty == false)
    }
  }

  @Test(
    "an onward transfer is declared by program and by form; staff see it, and it is no permission")
  func onward() async throws {
    try await House.run { house in
      let sent = try await house.sendToBrand()
      let key = try await house.partnerKey(Fixture.brand)
      let (status, made) = try await Self.post(
        house, "/v1/partner/onward", key,
        "{\"disclosure\":\"\(sent.id)\",\"to\":\"Otto Traders\",\"day\":\"2026-11-21\",\"members\":1}"
      )
      #expect(status == 201)
      #expect(made["permitted"]?.bool == false && made["known"]?.bool == false)
      let early = try await Self.post(
        house, "/v1/partner/onward", key,
        "{\"disclosure\":\"\(sent.id)\",\"to\":\"x\",\"day\":\"2020-01-01\",\"members\":1}")
      #expect(early.status == 422)
      let cookie = try await house.signIn(partner: Fixture.brand)
      let form = try await house.post(
        "/partner/onward", cookie: cookie, page: "/partner/onward",
        [("disclosure", sent.id), ("to", "mailer"), ("day", "2026-11-21"), ("members", "1")])
      #expect(form.status == 303)
      #expect(form.header("location") == "/partner/onward?done=undeclared")
      let page = try await house.client.send(
        "GET", "/partner/onward?done=undeclared", headers: ["Cookie": cookie])
      #expect(page.text.contains("it is no permission"))
      #expect(page.text.contains("Otto Traders") && page.text.contains("Mailer"))
      let forged = try await house.client.send(
        "POST", "/partner/onward",
        headers: ["Cookie": cookie, "Content-Type": House.formType],
        body: House.form([("disclosure", sent.id), ("to", "x"), ("token", "forged")]))
      #expect(forged.status == 403)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let desk = try await house.client.send("GET", "/desk/door", headers: ["Cookie": lead])
      #expect(desk.text.contains("Otto Traders"))
      let findings = try await house.workspace.findings.list(limit: 9)
      #expect(findings.map(\.owner) == ["partnerships", "partnerships"])
    }
  }

  @Test("staff of the owning team end a partner's visits at the desk; others may not")
  func signOut() async throws {
    try await House.run { house in
      let partner = try await house.signIn(partner: Fixture.brand)
      let other = try await house.signIn(staff: "cleo", .champion, team: "editors")
      let own = try await house.signIn(staff: "pat", .champion, team: "partnerships")
      let path = "/desk/door/brand/sign-out"
      #expect(
        try await house.post(path, cookie: other, page: "/desk/sessions", []).status == 403)
      let done = try await house.post(path, cookie: own, page: "/desk/door", [])
      #expect(done.header("location") == "/desk/door?ended=1")
      #expect(
        try await house.client.send("GET", "/partner", headers: ["Cookie": partner]).status == 401)
    }
  }
}
