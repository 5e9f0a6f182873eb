import Consent
import Formats
import Gate
import Members
import Register
import Staff
import Standing
import Store
import Testing
import Workspace

@testable import Server

/// Published registers as staff read them.
@Suite struct RegisterPageTests {
  /// The register of the fixture with an agreement that lets the mailer have names for the newsletter.
  private static var withMailer: Register {
    var register = Fixture.register
    register.agreements = Declared(
      register.agreements.map(\.self) + [
        Agreement(
          id: Fixture.mail, recipient: Fixture.mailer, purposes: [Fixture.newsletter],
          fields: [Fixture.name], territories: [Fixture.britain], from: Fixture.begin,
          consideration: .init(kind: .none))
      ])
    return register
  }

  private static func publish(_ register: Register, _ house: House) async throws {
    _ = try await house.workspace.standing.publish(
      register, actor: House.system, at: house.clock.now)
  }

  /// A second version of the notice, with other recipients for the newsletter.
  private static func renoticed(_ register: Register, _ recipients: [RecipientID]) -> Register {
    var register = register
    var notices = Array(register.notices)
    if var second = notices.first {
      second.version = NoticeVersion(notice: second.version.notice, number: 2)
      second.covers[0].recipients = recipients
      notices.append(second)
    }
    register.notices = Declared(notices)
    return register
  }

  private static func sayYes(_ house: House) async throws {
    let inForce = try await house.workspace.inForce()
    let actor = Actor(kind: .member, id: "self")
    _ = try await house.workspace.consent.serve(
      Fixture.privacy, to: [house.member], channel: .web, inForce: inForce, actor: actor,
      at: House.start)
    _ = try await house.workspace.consent.record(
      ChoiceDraft(
        act: .grant, purpose: .purpose(Fixture.newsletter), recipient: .all,
        notice: Fixture.privacy, channel: .web), subject: house.member, inForce: inForce,
      actor: actor, at: House.start)
  }

  @Test(
    "the versions are listed with hash and publisher, the newest first, for whoever reads the desk")
  func list() async throws {
    try await House.run { house in
      try await Self.publish(Self.withMailer, house)
      #expect(try await house.client.send("GET", "/desk/register").status == 401)
      let support = try await house.signIn(staff: "sam", .support)
      let other = try await house.client.send(
        "GET", "/desk/register", headers: ["Cookie": support])
      #expect(other.status == 403)
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      let page = try await house.client.send("GET", "/desk/register", headers: cookie)
      #expect(page.status == 200)
      #expect(
        page.text.attributes("href").filter { $0.hasPrefix("/desk/register/") }
          == ["/desk/register/2", "/desk/register/1"])
      #expect(page.text.occurrences(of: "In force") == 1)
      #expect(page.text.occurrences(of: "Replaced") == 1)
      #expect(page.text.contains("the system"))
      let hash = try #require(try await house.workspace.standing.version(1)?.hash)
      #expect(page.text.contains(Hex.encode(hash)))
      let older = try await house.client.send("GET", "/desk/register?before=2", headers: cookie)
      #expect(!older.text.contains("/desk/register/2\""))
      #expect(older.text.contains("/desk/register/1\""))
      let none = try await house.client.send("GET", "/desk/register?before=1", headers: cookie)
      #expect(none.text.contains("No older version than these"))
      let bad = try await house.client.send("GET", "/desk/register?before=x", headers: cookie)
      #expect(bad.status == 400)
      let desk = try await house.client.send("GET", "/desk", headers: cookie)
      #expect(desk.text.contains("href=\"/desk/register\""))
    }
  }

  @Test("the first register stands alone, with what it allows and how much it declares")
  func first() async throws {
    try await House.run { house in
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      let page = try await house.client.send("GET", "/desk/register/1", headers: cookie)
      #expect(page.status == 200)
      for text in [
        "This is the first register", "What it allows", "Nappy brand (brand) may newly receive",
        "Nobody has said yes to that yet.", "privacy@1 is the first version of this notice",
        "<span class=\"item\">3 fields", "1 agreement<", "0 forms<",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(!page.text.contains("is new.") && !page.text.contains("name=\"with\""))
    }
  }

  @Test("what became possible comes with how many people's yes covers it, asked of the gate")
  func yeses() async throws {
    try await House.run { house in
      try await Self.publish(Self.withMailer, house)
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      let before = try await house.client.send("GET", "/desk/register/2", headers: cookie)
      #expect(before.text.contains("Mailer (mailer) may newly receive name for newsletter"))
      #expect(before.text.contains("Nobody has said yes to that yet."))
      #expect(before.text.contains("No notice changed, so every yes stands as it was given."))
      try await Self.sayYes(house)
      let after = try await house.client.send("GET", "/desk/register/2", headers: cookie)
      #expect(after.text.contains("1 person has said yes to that so far."))
      // Of a register that is no longer in force nothing is counted.
      try await Self.publish(Fixture.register, house)
      let old = try await house.client.send("GET", "/desk/register/2", headers: cookie)
      #expect(old.text.contains("Mailer (mailer) may newly receive"))
      #expect(!old.text.contains("said yes to that"))
      let ended = try await house.client.send("GET", "/desk/register/3", headers: cookie)
      #expect(ended.text.contains("Mailer (mailer) may no longer receive name"))
    }
  }

  @Test("what the page says of a yes under an older notice is what the gate does")
  func notices() async throws {
    try await House.run { house in
      try await Self.publish(Self.withMailer, house)
      try await Self.sayYes(house)
      // Our own use of the newsletter, and the mailer's, while the notice changes under them.
      func decided(for recipient: RecipientID) async throws -> [ReasonCode] {
        try await house.workspace.may(
          Use(purpose: Fixture.newsletter, recipient: recipient, required: [Fixture.name]),
          subject: house.member, at: house.clock.now
        ).reasons.map(\.code)
      }
      let codes = try await decided(for: Fixture.mailer)
      #expect(!codes.contains(.consentMissing) && !codes.contains(.noticeRecipientNotNamed))
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      try await Self.publish(
        Self.renoticed(Self.withMailer, [Fixture.brand]), house)
      let page = try await house.client.send("GET", "/desk/register/3", headers: cookie)
      #expect(
        page.text.contains(
          "stay for what it names, and must be asked again for Nappy brand for “newsletter”"))
      #expect(page.text.contains("a yes given under privacy@1 still counts"))
      #expect(page.text.contains("must be told: privacy@2 newly names Nappy brand (brand)"))
      #expect(page.text.occurrences(of: "Nobody has said yes to that yet.") == 1)
      #expect(page.text.contains("href=\"/notices/privacy/2\""))
      #expect(try await decided(for: Fixture.mailer) == codes)
      #expect(try await decided(for: Fixture.brand).contains(.noticeRecipientNotNamed))
    }
  }

  @Test("any two versions are compared, the older one first whichever page is open")
  func with() async throws {
    try await House.run { house in
      try await Self.publish(Self.withMailer, house)
      var third = Self.withMailer
      third.organisation.address = "2 Wren Row, Leeds"
      try await Self.publish(third, house)
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      for path in ["/desk/register/3?with=1", "/desk/register/1?with=3"] {
        let page = try await house.client.send("GET", path, headers: cookie)
        #expect(page.text.contains("from version 1 to version 3"))
        #expect(page.text.contains("Mailer (mailer) may newly receive"))
        #expect(page.text.contains("2 Wren Row"))
        #expect(page.text.contains("name=\"with\""))
      }
      for (path, status) in [
        ("/desk/register/3?with=3", 422), ("/desk/register/3?with=0", 400),
        ("/desk/register/3?with=x", 400), ("/desk/register/3?with=9", 404),
        ("/desk/register/9", 404), ("/desk/register/0", 404), ("/desk/register/03", 404),
        ("/desk/register/x", 404),
      ] {
        let page = try await house.client.send("GET", path, headers: cookie)
        #expect(page.status == status, "\(path)")
      }
    }
  }

  @Test("nothing that a register declares can bring markup into its pages")
  func hostile() async throws {
    try await House.run { house in
      var register = Self.withMailer
      register.recipients = Declared(
        register.recipients.map { recipient in
          var recipient = recipient
          recipient.label += "<script>\"\u{301}'&"
          return recipient
        })
      try await Self.publish(register, house)
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      let page = try await house.client.send("GET", "/desk/register/2", headers: cookie)
      #expect(page.text.contains("&lt;script&gt;"))
      #expect(!page.text.contains("<script") && !page.text.contains("{{"))
    }
  }

  @Test("open forms stand on the public page, all forms on the desk")
  func forms() async throws {
    try await House.run { house in
      let cookie = ["Cookie": try await house.signIn(staff: "lena", .privacyLead)]
      let bare = try await house.client.send("GET", "/")
      #expect(!bare.text.contains("Join or take part"))
      let empty = try await house.client.send("GET", "/desk", headers: cookie)
      #expect(empty.text.contains("Declare one under <code>forms</code>"))
      try await FormPageTests.open(house)
      let home = try await house.client.send("GET", "/")
      #expect(home.text.contains("Join or take part"))
      #expect(home.text.contains("<a href=\"/forms/join\">Join &lt;us&gt;</a>"))
      #expect(home.text.contains("Open until 31 December 2026"))
      let desk = try await house.client.send("GET", "/desk", headers: cookie)
      #expect(desk.text.contains("<a href=\"/forms/join\">Join &lt;us&gt;</a>"))
      house.clock.advance(seconds: 60 * 86_400)
      let later = try await house.client.send("GET", "/")
      #expect(!later.text.contains("/forms/join"))
      let lead = ["Cookie": try await house.signIn(staff: "pia", .privacyLead)]
      let closed = try await house.client.send("GET", "/desk", headers: lead)
      #expect(closed.text.contains("Closed: its last day is over"))
      #expect(!closed.text.contains("href=\"/forms/join\""))
    }
  }
}
