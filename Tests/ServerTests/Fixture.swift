import Formats
import Law
import Register

/// A small register: one member-facing purpose, one offer, two recipients, one notice.
enum Fixture {
  static let britain = one(Country("GB"))
  static let name = one(FieldID("name"))
  static let country = one(FieldID("country"))
  static let dueDate = one(FieldID("due_date"))
  static let newsletter = one(PurposeID("newsletter"))
  static let offers = one(PurposeID("offers"))
  static let mailer = one(RecipientID("mailer"))
  static let brand = one(RecipientID("brand"))
  static let supply = one(AgreementID("supply"))
  static let mail = one(AgreementID("mail"))
  static let signUp = one(CollectionPointID("sign-up"))
  static let privacy = one(NoticeVersion("privacy@1"))
  static let today = one(CivilDate("2026-11-21"))
  static let begin = one(CivilDate("2025-01-01"))

  static let organisation = Organisation(
    name: "The Nest", country: britain, address: "1 Wren Row, Leeds",
    contact: .init(name: "Member desk", email: "hello@nest.example"),
    officer: .init(name: "Priya Shah", email: "privacy@nest.example"), unknownAge: .adult,
    residenceField: country)

  static let register = Register(
    organisation: organisation,
    fields: [
      Field(id: name, label: "name", kind: .text, system: "members database"),
      Field(
        id: country, label: "country", kind: .country, system: "members database",
        bands: [.init(name: "GB", values: ["GB"])]),
      Field(
        id: dueDate, label: "due date", kind: .date, special: .health, system: "members database"),
    ],
    purposes: [
      Purpose(
        id: newsletter, label: "newsletter", description: "We send you our letter.",
        basis: .consent, fields: [name], marketing: true),
      Purpose(
        id: offers, label: "baby offers", description: "A brand writes to you.", basis: .consent,
        fields: [name, dueDate], marketing: true, special: true),
    ],
    recipients: [
      Recipient(id: mailer, label: "Mailer", role: .processor, country: britain, team: "editors"),
      Recipient(
        id: brand, label: "Nappy brand", role: .controller, aliases: ["Softy"], country: britain,
        team: "partnerships"),
    ],
    agreements: [
      Agreement(
        id: supply, recipient: brand, purposes: [offers], fields: [name, dueDate],
        territories: [britain], from: begin,
        consideration: .init(kind: .amount, amount: 100_000, currency: "GBP"))
    ],
    collectionPoints: [
      CollectionPoint(id: signUp, place: "sign-up page", brand: "The Nest", medium: .web)
    ],
    notices: [
      Notice(
        version: privacy, title: "What we do", from: begin,
        covers: [
          .init(purpose: newsletter, recipients: [mailer]),
          .init(purpose: offers, recipients: [brand]),
        ],
        body: "# Who\n\nWe are **us**.\n\n- one <b>\n- two\n\n{{purposes}}")
    ])

  private static func one<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("the fixture is malformed") }
    return value
  }
}
