import Formats
import Law
import Register
import Testing

/// A small declared world; the closure changes it.
func register(_ change: (inout Register) -> Void = { _ in }) throws -> Register {
  let country = try #require(Country("GB"))
  let name = try #require(FieldID("name"))
  let news = try purpose("newsletter")
  let offers = try purpose("offers.baby")
  let printer = try #require(RecipientID("printer"))
  let contact = Organisation.Contact(name: "Privacy desk", email: "privacy@example.org")
  func agreement(_ id: AgreementID) throws -> Agreement {
    Agreement(
      id: id, recipient: printer, purposes: [news], fields: [name],
      territories: [country, try #require(Country("DE"))],
      from: try #require(CivilDate("2026-01-01")), consideration: .init(kind: .none))
  }
  var register = Register(
    organisation: Organisation(
      name: "Forum", country: country, address: "1 Road", contact: contact, officer: contact,
      residenceField: try #require(FieldID("country"))),
    fields: [Field(id: name, label: "name", kind: .text, system: "forum")],
    purposes: [
      Purpose(id: news, label: "newsletter", basis: .consent, fields: [name]),
      Purpose(id: offers, label: "baby offers", basis: .consent, fields: [name]),
    ],
    recipients: [
      Recipient(
        id: printer, label: "Printer", role: .processor, country: country, team: "marketing")
    ],
    agreements: [try agreement(agreementID("print")), try agreement(agreementID("mail"))],
    notices: [try notice(1)])
  change(&register)
  return register
}

func notice(_ number: Int, _ change: (inout Notice) -> Void = { _ in }) throws -> Notice {
  var notice = Notice(
    version: NoticeVersion(notice: try #require(NoticeID("privacy")), number: number),
    title: "What we do", from: try #require(CivilDate("2026-01-01")),
    covers: [
      .init(purpose: try purpose("newsletter"), recipients: [try #require(RecipientID("printer"))]),
      .init(purpose: try purpose("offers.baby"), recipients: []),
    ], body: "We send a caf\u{e9} newsletter.")
  change(&notice)
  return notice
}

func purpose(_ text: String) throws -> PurposeID { try #require(PurposeID(text)) }

func agreementID(_ text: String) throws -> AgreementID { try #require(AgreementID(text)) }

func countries(_ codes: String...) throws -> [Country] {
  try codes.map { try #require(Country($0)) }
}
