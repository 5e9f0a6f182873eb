import Consent
import Disclosure
import Formats
import Gate
import Members
import Register
import Staff
import Standing
import Store
import Testing

@testable import Server
@testable import Workspace

@Suite struct ForecastPageTests {
  /// Lets the one member allow offers to the brand.
  private static func allow(_ house: House) async throws {
    let inForce = try await house.workspace.inForce()
    _ = try await house.workspace.consent.serve(
      Fixture.privacy, to: [house.member], channel: .web, inForce: inForce, actor: House.system,
      at: house.clock.now)
    _ = try await house.workspace.consent.record(
      ChoiceDraft(
        act: .grant, purpose: .purpose(Fixture.offers), recipient: .recipient(Fixture.brand),
        notice: Fixture.privacy, channel: .web, explicit: true),
      subject: house.member, inForce: inForce, actor: House.system, at: house.clock.now)
  }

  private static func head(_ house: House) async throws -> Int64 {
    try await house.workspace.database.read { try $0.head() }
  }

  @Test("the desk leads to what would stop; looking writes nothing, and the button does it")
  func suspend() async throws {
    try await House.run { house in
      try await Self.allow(house)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let cookie = ["Cookie": lead]
      let desk = try await house.client.send("GET", "/desk", headers: cookie)
      #expect(desk.text.contains("href=\"/desk/agreements/supply/suspend\""))
      #expect(desk.text.contains("href=\"/desk/purposes/offers/pause\""))
      #expect(!desk.text.contains("action=\"/desk/agreements/"))
      let head = try await Self.head(house)
      let path = "/desk/agreements/supply/suspend"
      let page = try await house.client.send("GET", path, headers: cookie)
      #expect(page.status == 200)
      for text in [
        "What would stop", "baby offers for Nappy brand", "1 person would lose at least one yes",
        "Suspend now", "Look again",
      ] { #expect(page.text.contains(text), "\(text)") }
      let there = try await house.client.send(
        "GET", path + "?territories=GB,IE", headers: cookie)
      #expect(there.text.contains("value=\"GB IE\""))
      #expect(there.text.contains("for residents of United Kingdom, Ireland."))
      #expect(there.text.contains("&lt;10 people would lose"))
      let wrong = try await house.client.send(
        "GET", path + "?territories=Britain", headers: cookie)
      #expect(wrong.status == 422)
      #expect(try await Self.head(house) == head)
      #expect(try await house.workspace.inForce().suspended.isEmpty)
      let done = try await house.post(
        path, cookie: lead, page: path + "?territories=GB",
        [("reason", "audit"), ("territories", "GB")])
      #expect(done.status == 303)
      #expect(
        try await house.workspace.inForce().suspended[Fixture.supply]
          == .territories([Fixture.britain]))
      #expect(try await Self.head(house) == head + 1)
      let again = try await house.client.send(
        "GET", path + "?territories=GB", headers: cookie)
      #expect(again.text.contains("This is so already"))
      #expect(!again.text.contains("Suspend now"))
    }
  }

  @Test("resuming is looked at first too, in other words, by those who may resume")
  func resume() async throws {
    try await House.run { house in
      try await Self.allow(house)
      try await house.workspace.standing.pause(
        Fixture.offers, reason: "election", actor: House.system, at: house.clock.now)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let champion = try await house.signIn(staff: "cleo", .champion)
      let path = "/desk/purposes/offers/resume"
      let other = try await house.client.send("GET", path, headers: ["Cookie": champion])
      #expect(other.status == 403)
      let page = try await house.client.send("GET", path, headers: ["Cookie": lead])
      #expect(page.text.contains("What would go on again"))
      #expect(page.text.contains("1 person would have at least one yes again"))
      #expect(!page.text.contains("What would stop"))
      #expect(try await house.workspace.inForce().paused == [Fixture.offers])
      let done = try await house.post(path, cookie: lead, page: path, [])
      #expect(done.status == 303)
      #expect(try await house.workspace.inForce().paused.isEmpty)
      let none = try await house.client.send("GET", path, headers: ["Cookie": lead])
      #expect(none.status == 422)
    }
  }

  @Test("only the form's token does it: a link never pauses anything")
  func token() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let path = "/desk/purposes/offers/pause"
      let link = try await house.client.send(
        "GET", path + "?reason=x&token=y", headers: ["Cookie": lead])
      #expect(link.status == 200)
      let bare = try await house.client.send(
        "POST", path, headers: ["Cookie": lead, "Content-Type": House.formType],
        body: House.form([("reason", "x")]))
      #expect(bare.status == 403)
      #expect(try await house.workspace.inForce().paused.isEmpty)
    }
  }
}

/// Forecasts with everything on their pages.
enum ForecastSamples {
  static func all(_ renderer: PageRenderer, tail: String, chrome: Chrome) -> [PageTests.Sample] {
    let register = Fixture.register
    let way = StopForecast.Way(purpose: Fixture.offers, recipient: Fixture.brand, through: [])
    func forecast(_ change: StandingChange) -> StopForecast {
      StopForecast(
        change: change, isInForce: false, people: 4_321,
        uses: [
          .init(
            way: way, count: .init(before: 5_432, after: 1_111, changes: 4_321),
            fields: [
              .init(field: Fixture.dueDate, count: .init(before: 3_210, after: 3, changes: 3_207))
            ])
        ],
        waiting: [
          .init(
            id: "p1", state: .approved, way: way, planned: House.start, job: .waiting,
            count: .init(before: 12, after: 0, changes: 12), hasSelector: true)
        ],
        remaining: [
          .init(
            way: .init(purpose: Fixture.newsletter, recipient: .ourselves, through: []),
            people: 6_543, reason: .ourselves)
        ],
        stillStopped: [.init(way: way, reasons: [.agreementExpired])], forms: ["form\(tail)"],
        held: [
          .init(
            id: "p2", at: House.start, way: way, people: 14, hasSelector: false,
            teams: ["team\(tail)"])
        ], heldBefore: 3)
    }
    let shown = [
      "baby offers for Nappy brand", "4,321", "5,432", "due date: 3,207", "/desk/plans/p1",
      "form\(tail)",
    ]
    return [
      PageTests.Sample(
        testDescription: "what would stop",
        html: renderer.page(
          ForecastPage(
            forecast(.suspend(Fixture.supply, [Fixture.britain])), register: register,
            at: .agreement("supply", .suspend), formToken: "form-token"), chrome: chrome),
        texts: shown + [
          "United Kingdom", "value=\"GB\"", "team\(tail)", "The data of 14 people", "6,543",
          "/desk/plans/p2", "3 earlier disclosures lie there", "refused when sent",
          "A job that sends it is waiting", "/desk/agreements/supply/suspend",
        ]),
      PageTests.Sample(
        testDescription: "what would go on again",
        html: renderer.page(
          ForecastPage(
            forecast(.unpause(Fixture.offers)), register: register,
            at: .purpose("offers", .resume), formToken: "form-token"), chrome: chrome),
        texts: shown + ["is not in force today", "/desk/purposes/offers/resume"]),
    ]
  }
}
