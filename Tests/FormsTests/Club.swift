import Consent
import Formats
import Forms
import Foundation
import Mail
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

/// A club with two forms, two real databases and a folder for its mail.
struct Club {
  let folder: TestFolder
  let main: any Store.Database
  let vault: Vault
  let members: Members
  let consent: Consent
  let mail: Mail
  let forms: Forms
  let inForce: InForce
  let at: Timestamp

  init() async throws {
    folder = try TestFolder()
    at = try #require(Timestamp("2026-11-21T10:00:00Z"))
    main = try await folder.database(
      of: Members.migrations + Consent.migrations + Mail.migrations + Forms.migrations)
    let keys = try await DatabaseInTest(path: folder.path + "/keys.db")
      .open(Vault.migrations, at: at)
    vault = Vault(store: keys, key: WorkspaceKey())
    try await vault.open()
    members = Members(database: main, vault: vault)
    consent = Consent(database: main, vault: vault)
    mail = Mail(database: main, key: vault.derive("mail"), folder: folder.path + "/mail")
    forms = Forms(
      database: main, vault: vault, members: members, consent: consent, mail: mail)
    let reading = RegisterReader.read(
      files: [RegisterFile(path: "club.yaml", bytes: Array(Self.yaml.utf8))])
    #expect(reading.diagnostics == [])
    inForce = InForce(register: try #require(reading.register), version: 1)
  }

  /// A form as it is today.
  func terms(_ name: String = "join") throws -> FormTerms {
    let form = try #require(FormID(name).flatMap { inForce.register.forms[id: $0] })
    return try FormTerms(form, inForce: inForce, on: at.date)
  }

  /// Judges and records answers, as an adult who sees the form.
  func join(_ answers: FormAnswers) async throws {
    let terms = try terms()
    guard case .ready(let submission) = terms.check(answers, on: at.date) else {
      Issue.record("the answers are not ready")
      return
    }
    try await forms.take(submission, terms: terms, inForce: inForce, at: at)
  }

  /// What an adult enters who gives what is needed and nothing else.
  func adult(_ email: String = "ada@mail.example") throws -> FormAnswers {
    FormAnswers(
      values: [try field("name"): "Ada", try field("email"): email], age: "34",
      notice: "privacy@1")
  }

  func field(_ name: String) throws -> FieldID { try #require(FieldID(name)) }

  /// The letters handed over so far, oldest first, with their bodies decoded.
  func letters() async throws -> [String] {
    try await mail.deliver(from: MailSender(name: "Club", address: "care@club.example"), at: at)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/mail")) ?? []
    return try names.sorted().map { name in
      let text = try String(contentsOfFile: "\(folder.path)/mail/\(name)", encoding: .utf8)
      let parts = text.split(separator: "\r\n\r\n", maxSplits: 1)
      let body = Base64.decode(parts.last?.filter { $0 != "\r\n" } ?? "") ?? []
      return "\(parts.first ?? "")\n\n\(String(decoding: body, as: UTF8.self))"
    }
  }

  func count(_ table: SQL) async throws -> Int {
    try await main.read { Int(try $0.int("SELECT COUNT(*) FROM \(table)")) }
  }

  func kinds() async throws -> [String] {
    try await main.read { try $0.entries(after: 0, limit: 1_000).map(\.kind) }
  }

  static let yaml = """
    organisation:
      name: The Club
      country: GB
      address: 1 Lane
      contact: {name: Care, email: care@club.example}
      officer: {name: Officer, email: dpo@club.example}
      residence-field: country
      birth-field: born
    fields:
      name: {label: your name, about: self, kind: text, system: db}
      email: {label: your e-mail address, about: self, kind: email, system: db}
      country: {label: your country, about: self, kind: country, system: db, bands: [GB, DE]}
      born: {label: your date of birth, about: self, kind: date, system: db}
      due: {label: the date your baby is due, about: self, kind: date, special: health, system: db}
    purposes:
      account: {label: your account, description: We sign you in., basis: contract,
        fields: [name, email, country, born]}
      news: {label: the newsletter, description: We write to you., basis: consent,
        fields: [email], marketing: yes}
      offers: {label: baby offers, description: A maker writes to you., basis: consent,
        fields: [name, due], marketing: yes, special: yes}
    recipients:
      maker: {label: Maker, role: controller, country: GB, team: sales}
    collection-points:
      web: {place: the sign-up form, brand: The Club, medium: web}
      prize: {place: the prize page, brand: The Club, medium: web, gift: a pram}
    notices:
      privacy:
        versions:
          - number: 1
            from: 2025-01-01
            title: Privacy
            covers: {account: [], news: [], offers: [maker]}
            text: "{{purposes}}"
    forms:
      join:
        title: Join the club
        point: web
        notice: privacy
        asks:
          - {field: name, required: yes}
          - {field: email, required: yes}
          - field: country
          - field: born
          - field: due
        choices:
          - purpose: news
          - {purpose: offers, recipient: maker}
      prize:
        title: Win a pram
        point: prize
        notice: privacy
        asks: [{field: email, required: yes}]
        choices: [{purpose: news}]
        until: 2026-11-30
        sponsor: maker
        age: 16
    """
}
