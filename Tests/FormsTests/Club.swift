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

  /// Sends the form with an adult's answers; gives the ticket of the link in the mail.
  func send(_ answers: FormAnswers) async throws -> FormTicket {
    let terms = try terms()
    guard case .ready(let submission) = terms.check(answers, on: at.date),
      let address = submission.address(terms)
    else { throw FormsError.unknown }
    let secrets = Secrets()
    try await forms.askOwner(answers, address: address, terms: terms, at: at) {
      secrets.last = $0
      return "https://club.example/decide/\($0)"
    }
    return FormTicket(secret: secrets.last)
  }

  /// Records what a ticket stands for, as after a yes; false when the address is somebody else's by now.
  @discardableResult
  func agree(_ ticket: FormTicket) async throws -> Bool {
    let request = try await forms.request(ticket, at: at)
    let terms = try terms()
    guard
      case .ready(let submission) = terms.check(
        request.answers, on: at.date, byGuardian: request.byGuardian)
    else { throw FormsError.unknown }
    let isTaken = try await forms.take(
      submission, of: request, terms: terms, inForce: inForce, at: at)
    try await forms.settle(ticket, yes: isTaken, at: at)
    return isTaken
  }

  /// Sends the form and says yes to the mail.
  func join(_ answers: FormAnswers) async throws {
    try await agree(try await send(answers))
  }

  /// Takes the secret of the link in a letter.
  final class Secrets {
    var last = ""
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

  /// What the public log tells of each change, but for its place and for the mail's random name.
  func leaves() async throws -> [[String: JSON]] {
    try await main.read { try $0.entries(after: 0, limit: 1_000) }.map { entry in
      (try JSON(parsing: entry.leaf).object ?? [:]).filter { !["seq", "mail"].contains($0.key) }
    }
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
