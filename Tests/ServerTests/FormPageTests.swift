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
  static func open(_ house: House) async throws {
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
          Register::Form.Ask(field: Fixture.name, required: true),
          Register::Form.Ask(field: email, required: true),
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

  @Test("who sends a form sees what is recorded, the same for an address that is known")
  func taken() async throws {
    try await House.run(settings: Self.settings) { house in
      try await Self.open(house)
      let fields = Self.adult + [("yes", "newsletter~all")]
      let first = try await Self.post(house, fields)
      #expect(first.status == 200)
      #expect(first.text.contains("newsletter") && first.text.contains("privacy@1"))
      #expect(try await house.workspace.members.count() == 2)
      let second = try await Self.post(house, fields)
      #expect(second.status == 200)
      #expect(second.body == first.body)
      #expect(try await house.workspace.members.count() == 2)
      #expect(try await house.workspace.deliverMail(at: house.clock.now) == 2)
      let mail = try FileManager.default.contentsOfDirectory(
        atPath: house.workspace.folder + "/mail")
      #expect(mail.filter { $0.hasSuffix(".eml") }.count == 2)
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
      let stale = try await Self.post(
        house, [("answer", "yes"), ("notice", "privacy@2")], path: path)
      #expect(stale.status == 422)
      let agreed = try await Self.post(
        house, [("answer", "yes"), ("notice", "privacy@1")], path: path)
      #expect(agreed.status == 200)
      #expect(try await house.workspace.members.count() == 2)
      #expect(try await house.client.send("GET", path).status == 410)
    }
  }

  /// The path in the one mail to a guardian.
  private static func link(_ house: House) async throws -> String {
    try await house.workspace.deliverMail(at: house.clock.now)
    let folder = house.workspace.folder + "/mail"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".eml") })
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let body = text.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
    let plain = String(
      decoding: Base64.decode(body.filter { $0 != "\r\n" }) ?? [], as: UTF8.self)
    let start = "https://privacy.nest.example/guardian/"
    let secret = try #require(plain.split(separator: start).last?.prefix { $0 > " " })
    return "/guardian/\(secret)"
  }
}
