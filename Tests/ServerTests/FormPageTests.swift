import Formats
import Forms
import Foundation
import Members
import Register
import Staff
import Standing
import Testing
import Workspace

@testable import Server

/// Forms as strangers meet them.
@Suite struct FormPageTests {
  static let settings = ServerSettings(
    port: 0, publicOrigin: "https://privacy.nest.example", decisionPatience: .seconds(60))

  /// Publishes the register again, with a form and with a site that may show it.
  static func open(_ house: House, withAddress: Bool = true) async throws {
    var register = Fixture.register
    let email = try #require(FieldID("email"))
    register.fields = Declared(
      register.fields.map(\.self) + [
        Field(id: email, label: "your e-mail address", kind: .email, system: "members database")
      ])
    register.sites = Declared([
      Register::Site(
        id: try #require(SiteID("web")), address: "https://www.nest.example", team: "web",
        notice: Fixture.privacy.notice)
    ])
    register.forms = Declared([
      Register::Form(
        id: try #require(FormID("join")), title: "Join <us>", point: Fixture.signUp,
        notice: Fixture.privacy.notice,
        asks: [
          Register::Form.Ask(field: Fixture.name, required: true)
        ] + (withAddress ? [Register::Form.Ask(field: email, required: true)] : []) + [
          Register::Form.Ask(field: Fixture.country), Register::Form.Ask(field: Fixture.dueDate),
        ],
        choices: [
          Register::Form.Offer(purpose: Fixture.newsletter),
          Register::Form.Offer(purpose: Fixture.offers, recipient: Fixture.brand),
        ], until: CivilDate("2026-12-31"), sponsor: Fixture.brand)
    ])
    _ = try await house.workspace.standing.publish(
      register, files: [], actor: House.system, at: house.clock.now)
  }

  private static func post(
    _ house: House, _ fields: [(String, String)], path: String = "/forms/join",
    headers: [String: String] = [:]
  ) async throws -> LoopbackClient.Answer {
    try await house.client.send(
      "POST", path,
      headers: ["Content-Type": House.formType].merging(headers) { $1 },
      body: House.form(fields))
  }

  private static let adult = [
    ("notice", "privacy@1"), ("v.name", "Bea"), ("v.email", "bea@mail.example"), ("age", "34"),
  ]

  @Test("a form names who asks, for what, and for whom, and every box is off")
  func shown() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let page = try await house.client.send("GET", "/forms/join")
      #expect(page.status == 200)
      for words in [
        "Join &lt;us&gt;", "The Nest", "1 Wren Row", "Nappy brand", "31 December 2026",
        "baby offers", "newsletter", "What we do", "name=\"v.name\"", "name=\"notice\"",
        "United Kingdom", "expressly",
      ] { #expect(page.text.contains(words), "\(words)") }
      #expect(!page.text.contains(" checked"))
      #expect(!page.text.contains("<script"))
      #expect(page.text.occurrences(of: "type=\"checkbox\"") == 5)
      #expect(try await house.client.send("GET", "/forms/none").status == 404)
    }
  }

  @Test("the register's sites alone may embed a form, and only an embedded one")
  func embedded() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let framed = try await house.client.send("GET", "/forms/join?embed=1")
      #expect(
        framed.header("content-security-policy")?
          .hasSuffix("frame-ancestors https://www.nest.example") == true)
      #expect(!framed.text.contains("<nav") && !framed.text.contains("<footer"))
      #expect(framed.text.contains("action=\"/forms/join?embed=1\""))
      for path in ["/forms/join", "/?embed=1", "/forms/join?embed=11"] {
        let page = try await house.client.send("GET", path)
        #expect(page.header("content-security-policy") == SecurityHeaders.contentSecurityPolicy)
      }
    }
  }

  @Test("what is wrong stands beside its field, what was entered is kept, and nothing is recorded")
  func problems() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let page = try await Self.post(
        house,
        [
          ("notice", "privacy@1"), ("v.name", "Bea & co"), ("v.email", "bea"), ("age", "34"),
          ("v.country", "GB"), ("yes", "newsletter~all"),
        ])
      #expect(page.status == 422)
      #expect(page.text.contains("value=\"Bea &amp; co\""))
      #expect(page.text.contains("id=\"field-email-wrong\""))
      #expect(page.text.contains("id=\"field-country-wrong\""))
      #expect(!page.text.contains("id=\"field-name-wrong\""))
      #expect(page.text.occurrences(of: " checked") == 1)
      #expect(page.text.contains("value=\"GB\" selected"))
      #expect(try await house.workspace.members.count() == 1)
    }
  }

  @Test(
    "nothing is recorded before the owner of the address says yes, once, and is shown what it is")
  func taken() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let sent = try await Self.post(house, Self.adult + [("yes", "newsletter~all")])
      #expect(sent.status == 200)
      #expect(sent.text.contains("One step is left"))
      #expect(try await house.workspace.members.count() == 1)
      let path = try await Self.link(house)
      let page = try await house.client.send("GET", path)
      #expect(page.text.contains("Is it you?") && page.text.contains("bea@mail.example"))
      #expect(try await house.workspace.members.count() == 1)
      let agreed = try await Self.post(
        house, [("answer", "yes"), ("notice", "privacy@1")], path: path)
      #expect(agreed.status == 200)
      #expect(agreed.text.contains("newsletter") && agreed.text.contains("privacy@1"))
      #expect(try await house.workspace.members.count() == 2)
      #expect(try await house.client.send("GET", path).status == 410)
    }
  }

  @Test("the page after a known address is the same, and the mail alone says that it is known")
  func known() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let unknown = try await Self.post(house, Self.adult)
      let path = try await Self.link(house)
      _ = try await Self.post(house, [("answer", "yes"), ("notice", "privacy@1")], path: path)
      let known = try await Self.post(house, Self.adult)
      #expect(known.status == 200)
      #expect(known.body == unknown.body)
      try await house.workspace.deliverMail(at: house.clock.now)
      #expect(try Self.mails(house).contains { $0.contains("we know already") })
      #expect(try await house.workspace.members.count() == 2)
    }
  }

  @Test("who finds in the mail's page what they did not enter destroys it with a no")
  func notMe() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      _ = try await Self.post(house, Self.adult)
      let path = try await Self.link(house)
      let refused = try await Self.post(house, [("answer", "no")], path: path)
      #expect(refused.status == 200 && refused.text.contains("destroyed"))
      #expect(try await house.workspace.members.count() == 1)
      #expect(try await house.client.send("GET", path).status == 410)
    }
  }

  @Test(
    "a form without an address is recorded at once, and after a crash two minutes later")
  func nobody() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house, withAddress: false)
      let fields = Self.adult.filter { $0.0 != "v.email" } + [("yes", "newsletter~all")]
      let sent = try await Self.post(house, fields)
      #expect(sent.status == 200)
      #expect(sent.text.contains("are recorded"))
      #expect(try await house.workspace.members.count() == 2)
      // What a crash leaves behind: kept, and not recorded.
      let terms = try await house.workspace.form(
        try #require(FormID("join")), at: house.clock.now)
      let answers = FormAnswers(
        values: [Fixture.name: "Cy"], choices: ["newsletter~all"], age: "40", notice: "privacy@1")
      _ = try await house.workspace.forms.keep(answers, terms: terms, at: house.clock.now)
      #expect(try await house.workspace.members.count() == 2)
      // For two minutes the request that brought it has it in hand.
      try await house.workspace.deliverMail(at: house.clock.now)
      #expect(try await house.workspace.members.count() == 2)
      house.clock.advance(seconds: 120)
      try await house.workspace.deliverMail(at: house.clock.now)
      #expect(try await house.workspace.members.count() == 3)
      try await house.workspace.deliverMail(at: house.clock.now)
      #expect(try await house.workspace.members.count() == 3)
    }
  }

  @Test("a form sent from another site is refused")
  func crossSite() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let answer = try await Self.post(
        house, Self.adult, headers: ["Sec-Fetch-Site": "cross-site"])
      #expect(answer.status == 403)
      #expect(try await house.workspace.members.count() == 1)
    }
  }

  @Test("a closed form says so")
  func closed() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      house.clock.advance(seconds: 60 * 86_400)
      #expect(try await house.client.send("GET", "/forms/join").status == 410)
      #expect(try await Self.post(house, Self.adult).status == 410)
    }
  }

  @Test("a child's guardian is asked by mail, sees what was entered, and decides once")
  func guardian() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let child = Self.adult.map { $0.0 == "age" ? ("age", "9") : $0 }
      let first = try await Self.post(house, child)
      #expect(first.status == 422)
      #expect(first.text.contains("name=\"guardian\""))
      let asked = try await Self.post(house, child + [("guardian", "mum@mail.example")])
      #expect(asked.status == 200)
      #expect(asked.text.contains("parent or guardian"))
      #expect(try await house.workspace.members.count() == 1)
      let path = try await Self.link(house)
      let page = try await house.client.send("GET", path)
      #expect(page.status == 200)
      #expect(page.text.contains("Bea") && page.text.contains("value=\"privacy@1\""))
      // Mails are found in the order of their times.
      house.clock.advance(seconds: 1)
      let stale = try await Self.post(
        house, [("answer", "yes"), ("notice", "privacy@2")], path: path)
      #expect(stale.status == 422)
      let agreed = try await Self.post(
        house, [("answer", "yes"), ("notice", "privacy@1")], path: path)
      #expect(agreed.status == 200 && agreed.text.contains("One step is left"))
      #expect(try await house.workspace.members.count() == 1)
      #expect(try await house.client.send("GET", path).status == 410)
      let own = try await Self.link(house)
      let confirmed = try await Self.post(
        house, [("answer", "yes"), ("notice", "privacy@1")], path: own)
      #expect(confirmed.status == 200)
      #expect(try await house.workspace.members.count() == 2)
    }
  }

  /// The path in the newest mail that has a link.
  private static func link(_ house: House) async throws -> String {
    try await house.workspace.deliverMail(at: house.clock.now)
    let start = "https://privacy.nest.example/decide/"
    let mail = try #require(try mails(house).last { $0.contains(start) })
    let secret = try #require(mail.split(separator: start).last?.prefix { $0 > " " })
    return "/decide/\(secret)"
  }

  /// The mails handed over so far, oldest first, in plain text.
  private static func mails(_ house: House) throws -> [String] {
    let folder = house.workspace.folder + "/mail"
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".eml") }.sorted().map { name in
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        let body = text.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        return String(
          decoding: Base64.decode(body.filter { $0 != "\r\n" }) ?? [], as: UTF8.self)
      }
  }
}
