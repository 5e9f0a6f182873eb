import Consent
import Formats
import Foundation
import Members
import Register
import Staff
import Store
import Testing
import Workspace

@testable import Server

/// Support finds a member, says so to them, and takes down what was said (demands A3, C3, C4).
@Suite struct LookUpTests {
  private static let search = [("kind", "id"), ("handle", "m-1"), ("reason", "asked")]

  /// The reference that a page's forms hold.
  private func reference(in page: String) throws -> String {
    let lead = try #require(page.range(of: "name=\"member\" value=\""))
    return String(page[lead.upperBound...].prefix { $0 != "\"" })
  }

  @Test("a look is written down before anything is shown, and the member reads of it")
  func look() async throws {
    try await House.run { house in
      let support = try await house.signIn(staff: "sam", .support)
      let found = try await house.post(
        "/desk/members", cookie: support, page: "/desk/members", Self.search)
      #expect(found.status == 200)
      #expect(found.text.contains("Ada") && found.text.contains("sign-up page"))
      #expect(!found.text.contains("m-1"))
      let looks = try await house.workspace.members.looks(at: house.member, limit: 9)
      #expect(looks.map(\.account) == ["sam"] && looks.map(\.reason) == [.asked])
      let member = try await house.signIn(.member(house.member))
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": member])
      #expect(page.text.contains("Member support looked, because you asked for something."))
      #expect(!page.text.contains("sam"))
    }
  }

  @Test("nobody is shown without a reason, and a stranger's number leaves no look")
  func nobody() async throws {
    try await House.run { house in
      let support = try await house.signIn(staff: "sam", .support)
      let bare = try await house.post(
        "/desk/members", cookie: support, page: "/desk/members",
        [("kind", "id"), ("handle", "m-1")])
      #expect(bare.status == 400)
      let none = try await house.post(
        "/desk/members", cookie: support, page: "/desk/members",
        [("kind", "email"), ("handle", "nobody@example.org"), ("reason", "check")])
      #expect(none.status == 200)
      #expect(none.text.contains("There is no such member. Nothing was looked at."))
      #expect(try await house.workspace.members.looks(at: house.member, limit: 9).isEmpty)
    }
  }

  @Test(
    "only support and the privacy lead find members",
    arguments: StaffRole.allCases)
  func roles(_ role: StaffRole) async throws {
    try await House.run { house in
      let cookie = try await house.signIn(staff: "someone", role)
      let page = try await house.client.send("GET", "/desk/members", headers: ["Cookie": cookie])
      #expect(page.status == ([.support, .privacyLead].contains(role) ? 200 : 403))
    }
  }

  @Test(
    "a yes by phone needs the notice read out, and is recorded with channel, words and who took it")
  func phone() async throws {
    try await House.run { house in
      let support = try await house.signIn(staff: "sam", .support)
      let found = try await house.post(
        "/desk/members", cookie: support, page: "/desk/members", Self.search)
      let member = try reference(in: found.text)
      var said = [
        ("member", member), ("purpose", "offers"), ("recipient", "brand"), ("channel", "phone"),
        ("act", "allow"), ("notice", "privacy@1"),
      ]
      let unread = try await house.post(
        "/desk/members/choices", cookie: support, page: "/desk/members", said)
      #expect(unread.status == 422)
      said.append(("read", "yes"))
      let taken = try await house.post(
        "/desk/members/choices", cookie: support, page: "/desk/members", said)
      #expect(taken.status == 200)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == [.grant])
      #expect(history.first?.channel == .phone)
      #expect(history.first?.actor == Actor(kind: .staff, id: "sam"))
      #expect(history.first?.wording != nil)
      let stopped = try await house.post(
        "/desk/members/choices", cookie: support, page: "/desk/members",
        [("member", member), ("channel", "post"), ("act", "marketing")])
      #expect(stopped.text.contains("What was stopped"))
      #expect(
        try await house.workspace.consent.history(of: house.member).map(\.choice.act) == [
          .grant, .withdraw, .object,
        ])
    }
  }

  @Test("a page of one account is of no use to another")
  func reference() async throws {
    try await House.run { house in
      let support = try await house.signIn(staff: "sam", .support)
      let found = try await house.post(
        "/desk/members", cookie: support, page: "/desk/members", Self.search)
      let member = try reference(in: found.text)
      let other = try await house.signIn(staff: "tom", .support)
      for stolen in [member, String(member.reversed()), ""] {
        let refused = try await house.post(
          "/desk/members/choices", cookie: other, page: "/desk/members",
          [("member", stolen), ("channel", "post"), ("act", "marketing")])
        #expect(refused.status == 422)
      }
      #expect(try await house.workspace.consent.history(of: house.member).isEmpty)
    }
  }

  @Test("a member puts a value right and removes one, and nothing that is not held can be given")
  func correct() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let right = try await house.post(
        "/me/correct", cookie: cookie, page: "/me",
        [("field", "name"), ("value", "Ada <King>"), ("act", "correct")])
      #expect(right.status == 303)
      let page = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(page.text.contains("Ada &lt;King&gt;"))
      let wrong = try await house.post(
        "/me/correct", cookie: cookie, page: "/me",
        [("field", "country"), ("value", "Atlantis"), ("act", "correct")])
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("not a country code") && !wrong.text.contains("Atlantis"))
      let absent = try await house.post(
        "/me/correct", cookie: cookie, page: "/me",
        [("field", "due_date"), ("value", "2027-01-01"), ("act", "correct")])
      #expect(absent.status == 422)
      let removed = try await house.post(
        "/me/correct", cookie: cookie, page: "/me", [("field", "name"), ("act", "remove")])
      #expect(removed.status == 303)
      let after = try await house.client.send("GET", "/me", headers: ["Cookie": cookie])
      #expect(!after.text.contains("Ada"))
    }
  }

  @Test("after a no the page says what was stopped, and what goes on and why, by test decisions")
  func stopped() async throws {
    try await House.run { house in
      let cookie = try await house.signIn(.member(house.member))
      let nothing = try await house.post(
        "/me/stop", cookie: cookie, page: "/me", [("what", "sharing")])
      #expect(nothing.status == 200)
      #expect(nothing.text.contains("there was nothing to stop"))
      let inForce = try await house.workspace.inForce()
      let actor = Actor(kind: .member, id: "self")
      try await house.workspace.consent.serve(
        Fixture.privacy, to: [house.member], channel: .web, inForce: inForce, actor: actor,
        at: House.start)
      _ = try await house.workspace.consent.record(
        [
          ChoiceDraft(
            act: .grant, purpose: .purpose(Fixture.newsletter), recipient: .all,
            notice: Fixture.privacy, channel: .web)
        ], subject: house.member, inForce: inForce, actor: actor, at: House.start)
      let stopped = try await house.post(
        "/me/stop", cookie: cookie, page: "/me", [("what", "marketing")])
      #expect(stopped.text.contains("<strong>newsletter</strong> by The Nest"))
      #expect(stopped.text.contains("There is no use left that is permitted."))
    }
  }
}
