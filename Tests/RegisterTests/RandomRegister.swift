import Formats
import Law
import Register
import TestSupport
import Testing

/// Registers at random, valid or not: for what must hold of every value.
enum RandomRegister {
  static func make(_ random: inout SplitMix64) throws -> Register {
    let fieldIDs = ["a", "b.c", "d-e", "f_1"].compactMap { FieldID($0) }
    let purposeIDs = ["p", "q.r"].compactMap { PurposeID($0) }
    let recipientIDs = ["x", "y", "z"].compactMap { RecipientID($0) }
    let day = { (random: inout SplitMix64) in
      CivilDate(days: .random(in: 0...40_000, using: &random))
    }
    let word = { (random: inout SplitMix64) in
      ["", "é", "e\u{301}", "<b>&\"\\/", "line\nline", "👩‍👧"].randomElement(using: &random) ?? ""
    }
    func some<Value>(_ values: [Value]) -> [Value] {
      values.filter { _ in Bool.random(using: &random) }
    }
    let country = try #require(Country("GB"))
    let fields = some(fieldIDs).map { id in
      Field(
        id: id, label: word(&random),
        about: Field.About.allCases.randomElement(using: &random) ?? .ownself,
        kind: Field.Kind.allCases.randomElement(using: &random) ?? .text,
        options: some(["é", "o"]),
        special: SpecialCategory.allCases.randomElement(using: &random),
        proxyFor: SpecialCategory.allCases.randomElement(using: &random), system: word(&random),
        bands: some([
          Field.Band(name: "m", values: ["yes"]), Field.Band(name: "n", from: -5, to: nil),
        ]))
    }
    let purposes = some(purposeIDs).map { id in
      Purpose(
        id: id, label: word(&random),
        basis: LawfulBasis.allCases.randomElement(using: &random) ?? .consent,
        fields: some(fieldIDs), marketing: .random(using: &random),
        assessment: Purpose.Assessment(date: day(&random), by: word(&random), summary: "s"),
        consentLasts: some(["24 months", "3 years"]).first.flatMap { Period($0) })
    }
    let recipients = some(recipientIDs).map { id in
      Recipient(
        id: id, label: word(&random),
        role: Recipient.Role.allCases.randomElement(using: &random) ?? .processor,
        aliases: some(["A", "B"]), country: country, onward: some(recipientIDs), team: "t",
        assessment: Recipient.Due(due: day(&random)))
    }
    let agreements = some(recipientIDs).compactMap { recipient in
      AgreementID(recipient.text).map {
        Agreement(
          id: $0, recipient: recipient, purposes: some(purposeIDs), fields: some(fieldIDs),
          territories: [country], mechanisms: some(Transfer.Mechanism.allCases),
          from: day(&random), onward: some(recipientIDs), matching: .random(using: &random),
          consideration: Agreement.Consideration(
            kind: .amount, text: word(&random),
            amount: .random(in: 0...9_007_199_254_740_991, using: &random),
            currency: "GBP"))
      }
    }
    let notices = (1...3).compactMap { number in
      NoticeID("privacy").map {
        Notice(
          version: NoticeVersion(notice: $0, number: number), title: word(&random),
          from: CivilDate(days: Int32(number)),
          covers: some(purposeIDs).map {
            Notice.Cover(purpose: $0, recipients: some(recipientIDs))
          },
          body: word(&random) + "{{fields}}")
      }
    }
    let sites = try some(["forum", "help"]).map { id in
      Site(
        id: try #require(SiteID(id)), address: "https://\(id).example", team: word(&random),
        notice: try #require(NoticeID("privacy")), also: some(["https://a.example"]),
        loads: some(recipientIDs).map {
          Site.Load(
            recipient: $0, hosts: some(["b.example", "c.example"]),
            purpose: purposeIDs.randomElement(using: &random) ?? purposeIDs[0],
            when: Site.Load.When.allCases.randomElement(using: &random) ?? .always,
            pages: some(["/a", "/b"]))
        },
        signIn: some(recipientIDs).map { Site.SignIn(recipient: $0, scopes: some(["openid"])) })
    }
    let forms = try some(["join", "win"]).map { id in
      Form(
        id: try #require(FormID(id)), title: word(&random),
        point: try #require(CollectionPointID("web")), notice: try #require(NoticeID("privacy")),
        asks: fieldIDs.map { Form.Ask(field: $0, required: .random(using: &random)) },
        choices: purposeIDs.map {
          Form.Offer(purpose: $0, recipient: recipientIDs.randomElement(using: &random))
        },
        until: .random(using: &random) ? day(&random) : nil,
        sponsor: recipientIDs.randomElement(using: &random), age: 16)
    }
    return Register(
      organisation: Organisation(
        name: word(&random), country: country, address: "a",
        contact: Organisation.Contact(name: "c", email: "c@x.example"),
        officer: Organisation.Contact(name: "o", email: "o@x.example"),
        residenceField: try #require(FieldID("country"))),
      fields: fields, purposes: purposes, recipients: recipients, agreements: agreements,
      notices: some(notices),
      retention: Period("24 months").map { [RetentionRule(fields: some(fieldIDs), keep: $0)] }
        ?? [],
      sites: sites, forms: forms)
  }
}
