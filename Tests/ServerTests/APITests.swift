import Consent
import Formats
import Members
import Register
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct APITests {
  private static func key(
    _ house: House, _ scopes: Set<ApplicationKey.Scope>
  ) async throws -> [String: String] {
    let key = try await house.workspace.staff.createKey(
      name: "app", scopes: scopes, actor: House.system, at: house.clock.now)
    return ["Authorization": "Bearer \(key.token.text)", "Content-Type": "application/json"]
  }

  private static func ask(
    _ house: House, _ path: String, _ headers: [String: String], _ json: String
  ) async throws -> (status: Int, body: JSON) {
    let answer = try await house.client.send("POST", path, headers: headers, body: json)
    return (answer.status, try JSON(parsing: answer.body))
  }

  @Test("without a key that allows it, nothing is answered")
  func keys() async throws {
    try await House.run { house in
      let body = #"{"purpose":"newsletter","recipient":"self","subject":{"id":"m-1"}}"#
      let none = try await Self.ask(
        house, "/v1/may", ["Content-Type": "application/json"], body)
      #expect(none.status == 401)
      let wrong = try await Self.ask(
        house, "/v1/may", ["Authorization": "Bearer ab_wrong"], body)
      #expect(wrong.status == 401)
      let choices = try await Self.key(house, [.choices])
      #expect(try await Self.ask(house, "/v1/may", choices, body).status == 403)
    }
  }

  @Test("may answers with a decision, its reasons in words, the register and the head")
  func may() async throws {
    try await House.run { house in
      let key = try await Self.key(house, [.may])
      for subject in [#"{"id":"m-1"}"#, #"{"email":"Ada@Example.org"}"#] {
        let (status, body) = try await Self.ask(
          house, "/v1/may", key,
          #"{"purpose":"offers","recipient":"brand","fields":["name"],"subject":\#(subject)}"#)
        #expect(status == 200)
        #expect(body["decision"] == "deny")
        #expect(body["register"] == 1)
        #expect(body["head"]?.int != nil)
        let codes = body["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []
        #expect(codes.contains("consent.missing"))
        #expect(body["reasons"]?.array?.allSatisfy { $0["sentence"] != nil } == true)
      }
      let (status, body) = try await Self.ask(
        house, "/v1/may", key,
        #"{"purpose":"offers","recipient":"brand","subject":{"id":"stranger"}}"#)
      #expect(status == 200)
      #expect(body["decision"] == "deny")
      let codes = body["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []
      #expect(codes.contains("subject.unknown"))
    }
  }

  @Test(
    "what is not understood is refused with its place, never guessed at and never said back",
    arguments: [
      (#"{"purpose":"offers","recipient":"brand","subject":{"id":"x"},"extra":1}"#, 422, "/extra"),
      (#"{"recipient":"brand","subject":{"id":"x"}}"#, 422, "/purpose"),
      (#"{"purpose":"Planted!","recipient":"brand","subject":{"id":"x"}}"#, 422, "/purpose"),
      (#"{"purpose":7,"recipient":"brand","subject":{"id":"x"}}"#, 422, "/purpose"),
      (
        #"{"purpose":"a","recipient":"b","fields":["ok","Planted!"],"subject":{"id":"x"}}"#, 422,
        "/fields/1"
      ),
      (#"{"purpose":"a","recipient":"b","subject":{"id":"x","email":"y"}}"#, 422, "/subject"),
      (
        #"{"purpose":"a","recipient":"b","subject":{"id":"x","name":"Planted"}}"#, 422,
        "/subject/name"
      ),
      (#"{"purpose":"a","purpose":"b"}"#, 400, nil), ("[]", 422, ""), ("", 400, nil),
      (#"{"Planted@example.org":1}"#, 422, "/purpose"),
    ] as [(String, Int, String?)])
  func strict(_ body: String, _ status: Int, _ pointer: String?) async throws {
    try await House.run { house in
      let key = try await Self.key(house, [.may])
      let answer = try await house.client.send("POST", "/v1/may", headers: key, body: body)
      #expect(answer.status == status)
      #expect(answer.header("content-type") == "application/problem+json")
      #expect(try JSON(parsing: answer.body)["pointer"]?.string == pointer)
      #expect(!answer.text.contains("Planted"))
      #expect(!house.log.all.contains { $0.contains("Planted") })
    }
  }

  @Test("a choice is recorded once for each idempotency key")
  func choices() async throws {
    try await House.run { house in
      var key = try await Self.key(house, [.choices])
      key["Idempotency-Key"] = "call-1"
      let body =
        #"{"subject":{"id":"m-1"},"act":"object","purpose":"marketing*","channel":"phone"}"#
      let first = try await Self.ask(house, "/v1/choices", key, body)
      let second = try await Self.ask(house, "/v1/choices", key, body)
      #expect(first.status == 201)
      #expect(first.body["sequence"]?.int != nil)
      #expect(first.body == second.body)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == [.object])
      #expect(history.first?.channel == .phone)
      #expect(history.first?.actor.kind == .key)
      let other = try await Self.ask(
        house, "/v1/choices", key,
        #"{"subject":{"id":"m-1"},"act":"withdraw","purpose":"*","channel":"phone"}"#)
      #expect(other.status == 422)
    }
  }

  @Test(
    "a device's no is recorded once and obeyed, and its yes or silence is no permission",
    arguments: [
      (#""tracking":"denied""#, true), (#""tracking":"restricted""#, true), (#""gpc":true"#, true),
      (#""gpc":true,"tracking":"authorized""#, true), (#""tracking":"authorized""#, false),
      (#""tracking":"not-determined""#, false), (#""gpc":false"#, false),
    ])
  func signals(_ said: String, _ saysNo: Bool) async throws {
    try await House.run { house in
      let key = try await Self.key(house, [.choices, .may])
      let body = #"{"subject":{"id":"m-1"},\#(said)}"#
      let first = try await Self.ask(house, "/v1/signals", key, body)
      let second = try await Self.ask(house, "/v1/signals", key, body)
      #expect(first.status == 200 && second.status == 200)
      #expect(first.body["says-no"]?.bool == saysNo)
      #expect((first.body["recorded"]?["sequence"]?.int != nil) == saysNo)
      #expect(second.body["recorded"] == .null)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == (saysNo ? [.signal] : []))
      let (_, answer) = try await Self.ask(
        house, "/v1/may", key,
        #"{"purpose":"offers","recipient":"brand","subject":{"id":"m-1"}}"#)
      let codes = answer["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []
      #expect(codes.contains("signal.opt-out") == saysNo)
      #expect(answer["decision"] == "deny")
    }
  }

  @Test("a signal that says nothing, of nobody or with more in it is refused and recorded nowhere")
  func refusedSignals() async throws {
    try await House.run { house in
      let key = try await Self.key(house, [.choices])
      for (body, status) in [
        (#"{"subject":{"id":"m-1"}}"#, 422), (#"{"subject":{"id":"nobody"},"gpc":true}"#, 404),
        (#"{"subject":{"id":"m-1"},"tracking":"no"}"#, 422),
        (#"{"subject":{"id":"m-1"},"gpc":"1"}"#, 422),
        (#"{"subject":{"id":"m-1"},"gpc":true,"act":"grant"}"#, 422),
      ] {
        #expect(try await Self.ask(house, "/v1/signals", key, body).status == status)
      }
      #expect(try await house.workspace.consent.history(of: house.member).isEmpty)
    }
  }

  @Test("a grant without a notice that was served, a future act and an unknown person are refused")
  func refusedChoices() async throws {
    try await House.run { house in
      let key = try await Self.key(house, [.choices])
      for (body, status) in [
        (
          #"{"subject":{"id":"m-1"},"act":"grant","purpose":"offers","recipient":"brand","notice":"privacy@1","channel":"phone"}"#,
          422
        ),
        (
          #"{"subject":{"id":"m-1"},"act":"object","purpose":"*","channel":"phone","at":"2027-01-01T00:00:00Z"}"#,
          422
        ),
        (#"{"subject":{"id":"nobody"},"act":"object","purpose":"*","channel":"phone"}"#, 404),
        (#"{"subject":{"id":"m-1"},"act":"objct","purpose":"*","channel":"phone"}"#, 422),
      ] {
        #expect(try await Self.ask(house, "/v1/choices", key, body).status == status)
      }
      #expect(try await house.workspace.consent.history(of: house.member).isEmpty)
    }
  }
}
