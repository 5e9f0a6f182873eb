import Consent
import Formats
import HTTPTypes
import Register
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct MemberPageTests {
  @Test("a yes is taken only after its notice was shown")
  func grant() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let choice = [("purpose", "offers"), ("recipient", "brand")]
      let early = try await house.post(
        "/me/choices", cookie: cookie, page: "/me",
        choice + [("act", "grant"), ("notice", "privacy@1")])
      #expect(early.status == 422)
      let asked = try await house.post(
        "/me/choices", cookie: cookie, page: "/me", choice + [("act", "ask")])
      #expect(asked.status == 200)
      #expect(asked.text.contains("We are <strong>us</strong>."))
      #expect(asked.text.contains("one &lt;b&gt;"))
      #expect(try await house.workspace.consent.served(to: house.member).count == 1)
      let granted = try await house.post(
        "/me/choices", cookie: cookie, page: "/me",
        choice + [("act", "grant"), ("notice", "privacy@1"), ("explicit", "yes")])
      #expect(granted.status == 303)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == [.grant])
      #expect(history.first?.choice.explicit == true)
      #expect(history.first?.actor.kind == .member)
      let stopped = try await house.post(
        "/me/choices", cookie: cookie, page: "/me", choice + [("act", "withdraw")])
      #expect(stopped.status == 303)
      let after = try await house.workspace.consent.history(of: house.member)
      #expect(after.map(\.choice.act) == [.grant, .withdraw, .object])
    }
  }

  @Test("Global Privacy Control is recorded once, and the member is told")
  func privacyControl() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let headers = ["Cookie": cookie, "Sec-GPC": "1"]
      let first = try await house.client.send("GET", "/me", headers: headers)
      #expect(first.text.contains("Global Privacy Control"))
      _ = try await house.client.send("GET", "/me", headers: headers)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == [.signal])
    }
  }

  @Test("what a member grants by name outlives a browser that goes on saying no for them")
  func grantDespiteSignal() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let headers = ["Cookie": cookie, "Sec-GPC": "1"]
      _ = try await house.client.send("GET", "/me", headers: headers)
      let choice = [("purpose", "offers"), ("recipient", "brand")]
      for step in [
        [("act", "ask")], [("act", "grant"), ("notice", "privacy@1"), ("explicit", "yes")],
      ] {
        _ = try await house.post("/me/choices", cookie: cookie, page: "/me", choice + step)
      }
      _ = try await house.client.send("GET", "/me", headers: headers)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == [.signal, .grant])
    }
  }

  @Test(
    "the signal is a field of exactly 1, among whatever else is sent",
    arguments: [
      (["1"], true), (["0", "1"], true), (["1", "1"], true), (["true"], false), (["0"], false),
      (["1;x"], false), (["1 1"], false), ([""], false), ([], false),
    ] as [([String], Bool)])
  func signalField(_ values: [String], _ isOn: Bool) {
    var fields = HTTPFields()
    for value in values { fields.append(HTTPField(name: .privacyControl, value: value)) }
    #expect(fields.sayPrivacyControl == isOn)
  }

  @Test("ending a freeze leaves every other no in place")
  func freeze() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      for what in ["marketing", "restrict", "unfreeze"] {
        let done = try await house.post(
          "/me/stop", cookie: cookie, page: "/me", [("what", what)])
        #expect(done.status == (what == "unfreeze" ? 303 : 200))
        let page = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
        #expect(page.text.contains("End the freeze") == (what == "restrict"))
      }
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(
        history.map(\.choice.act) == [.withdraw, .object, .restrict, .lift, .object])
      #expect(history.last?.choice.purpose == .marketing)
      #expect(!Freeze.stands(after: history))
    }
  }

  @Test("everything with one recipient stops in one act, and an unknown one is refused")
  func stopRecipient() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let unknown = try await house.post(
        "/me/stop", cookie: cookie, page: "/me", [("what", "recipient"), ("recipient", "nobody")])
      #expect(unknown.status == 422)
      let done = try await house.post(
        "/me/stop", cookie: cookie, page: "/me", [("what", "recipient"), ("recipient", "brand")])
      #expect(done.status == 200)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(
        history.map(\.choice.recipient) == [.recipient(Fixture.brand), .recipient(Fixture.brand)])
    }
  }
}
