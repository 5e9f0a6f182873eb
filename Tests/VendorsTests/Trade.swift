import Findings
import Formats
import Law
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Vendors

/// A published register with one partner under one agreement, and the room of partners on it.
struct Trade {
  static let lead = Actor(kind: .staff, id: "lead")
  /// 1 March 2026, noon.
  static let now = Timestamp("2026-03-01T12:00:00Z") ?? Timestamp(microseconds: 0)

  let folder: TestFolder
  let database: any Store.Database
  let standing: Standing
  let vendors: Vendors
  let printer: RecipientID
  let agreement: AgreementID

  init(isDraft: Bool = false) async throws {
    folder = try TestFolder()
    database = try await folder.database(
      of: Standing.migrations + Findings.migrations + Vendors.migrations)
    standing = Standing(database: database)
    vendors = Vendors(
      database: database, vault: Vault(store: database, key: WorkspaceKey()), standing: standing)
    printer = try #require(RecipientID("printer"))
    agreement = try #require(AgreementID("print"))
    _ = try await standing.publish(
      Self.register(isDraft: isDraft), actor: Self.lead, at: Self.now)
  }

  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private static func register(isDraft: Bool) throws -> Register {
    let country = try #require(Country("GB"))
    let name = try #require(FieldID("name"))
    let news = try #require(PurposeID("newsletter"))
    let contact = Organisation.Contact(name: "Privacy desk", email: "privacy@example.org")
    func agreement(_ id: String, with other: String) throws -> Agreement {
      Agreement(
        id: try #require(AgreementID(id)), recipient: try #require(RecipientID(other)),
        purposes: [news], fields: [name], territories: [country], from: try day("2026-01-01"),
        consideration: .init(kind: .none), signed: isDraft ? false : nil)
    }
    return Register(
      organisation: Organisation(
        name: "Forum", country: country, address: "1 Road", contact: contact, officer: contact,
        residenceField: try #require(FieldID("country")), partnerWarning: 20),
      fields: [Field(id: name, label: "name", kind: .text, system: "forum")],
      purposes: [Purpose(id: news, label: "newsletter", basis: .consent, fields: [name])],
      recipients: try ["printer", "caller"].map {
        Recipient(
          id: try #require(RecipientID($0)), label: "The \($0)", role: .processor,
          country: country, team: "marketing")
      },
      agreements: [
        try agreement("print", with: "printer"), try agreement("call", with: "caller"),
      ])
  }

  static func assessment(until: String, isPassed: Bool = true) throws -> Assessment {
    Assessment(
      made: try day("2026-03-01"), until: try day(until), isPassed: isPassed,
      scores: Criterion.allCases.map {
        Assessment.Score(criterion: $0, points: 4, reason: "asked Quentin Querulous")
      })
  }

  func record(_ fact: PartnerFact) async throws -> PartnerRecord {
    try await vendors.record(fact, of: printer, actor: Self.lead, at: Self.now)
  }
}
