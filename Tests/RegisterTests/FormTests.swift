import Formats
import Register
import Testing

/// Forms as they are read, and what is wrong with them.
@Suite struct FormTests {
  typealias Case = DiagnosticTests.Case

  /// What a form needs beside the base: places to ask at, and a purpose on contract.
  static let beside = """
    collection-points:
      web: {place: the form, brand: Test, medium: web}
      prize: {place: the prize page, brand: Test, medium: web, gift: a prize}
    purposes:
      account: {label: account, basis: contract, fields: [email, country]}
      offers: {label: offers, basis: consent, fields: [email, address], marketing: yes}
    notices:
      forms:
        versions:
          - number: 1
            from: 2025-01-01
            title: Forms
            covers: {account: [mailer], news: [mailer], offers: [mailer, buyer]}
            text: "{{purposes}}"
    forms:

    """

  static func form(_ rest: String, point: String = "web") -> String {
    beside + "  join:\n    title: Join\n    point: \(point)\n    notice: forms\n" + rest
  }

  static func codes(_ rest: String, point: String = "web") -> [String] {
    Fixture.readBeside(form(rest, point: point)).diagnostics.map(\.code.rawValue)
  }

  @Test("a form is read with everything that it declares")
  func whole() throws {
    let reading = Fixture.readBeside(
      Self.form(
        """
            asks:
              - {field: email, required: yes}
              - field: address
            choices:
              - purpose: news
              - {purpose: offers, recipient: buyer}
            until: 2027-01-31
            sponsor: buyer
            age: 16
        """))
    #expect(reading.diagnostics == [])
    let form = try #require(reading.register?.forms.first)
    #expect(
      form
        == Form(
          id: try #require(FormID("join")), title: "Join",
          point: try #require(CollectionPointID("web")), notice: try #require(NoticeID("forms")),
          asks: [
            Form.Ask(field: try #require(FieldID("email")), required: true),
            Form.Ask(field: try #require(FieldID("address"))),
          ],
          choices: [
            Form.Offer(purpose: try #require(PurposeID("news"))),
            Form.Offer(
              purpose: try #require(PurposeID("offers")),
              recipient: RecipientID("buyer")),
          ],
          until: CivilDate("2027-01-31"),
          sponsor: RecipientID("buyer"), age: 16))
    #expect(form.isOpen(on: try #require(CivilDate("2027-01-31"))))
    #expect(!form.isOpen(on: try #require(CivilDate("2027-02-01"))))
  }

  @Test(
    "names that are not declared, and shapes that are none, are told with their own codes",
    arguments: [
      ("    asks: [{field: emial}]", ["undeclared-field"]),
      ("    asks: [{field: email}]\n    choices: [{purpose: nws}]", ["undeclared-purpose"]),
      (
        "    asks: [{field: email}]\n    choices: [{purpose: news, recipient: mailr}]",
        ["undeclared-recipient"]
      ),
      ("    asks: [{field: email}]\n    sponsor: nobody", ["undeclared-recipient"]),
      ("    asks: [{field: email}]\n    age: 0", ["bad-number"]),
      ("    asks: [{field: email}]\n    until: 2027-02-30", ["bad-date"]),
      ("    asks: [{field: email}, {field: email}]", ["duplicate-item"]),
      ("    asks: []", ["empty-value"]), ("    asks: email", ["wrong-type"]),
      ("    age: 16", ["missing-key"]),
      ("    asks: [{field: email, must: yes}]", ["unknown-key"]),
    ])
  func shapes(_ rest: String, _ expected: [String]) {
    #expect(Self.codes(rest) == expected)
  }

  @Test("an undeclared collection point is told")
  func point() {
    #expect(
      Self.codes("    asks: [{field: email}]", point: "wob") == ["undeclared-collection-point"])
  }

  @Test("a field may be required only for a purpose on contract that the notice names")
  func required() {
    #expect(Self.codes("    asks: [{field: email, required: yes}]") == [])
    #expect(Self.codes("    asks: [{field: address, required: yes}]") == ["form-required"])
    #expect(Self.codes("    asks: [{field: born, required: yes}]") == ["form-required"])
  }

  @Test("asking for what no named purpose uses is a warning")
  func unused() {
    let reading = Fixture.readBeside(Self.form("    asks: [{field: born}]"))
    #expect(reading.diagnostics.map(\.code) == [.formFieldUnused])
    #expect(reading.register != nil)
  }

  @Test("a yes must be to a purpose on consent that the notice names for its recipient")
  func offers() {
    let asks = "    asks: [{field: email}]\n"
    #expect(Self.codes(asks + "    choices: [{purpose: news, recipient: mailer}]") == [])
    #expect(
      Self.codes(asks + "    choices: [{purpose: news, recipient: buyer}]")
        == ["form-choice-not-covered"])
    #expect(Self.codes(asks + "    choices: [{purpose: account}]") == ["form-choice-basis"])
    #expect(
      Self.codes(asks + "    choices: [{purpose: news}, {purpose: news}]") == ["duplicate-item"])
  }

  @Test("a gift carries a yes for ourselves and our processors, never one for others")
  func gift() {
    let asks = "    asks: [{field: email}]\n"
    #expect(Self.codes(asks + "    choices: [{purpose: news}]", point: "prize") == [])
    for offer in ["{purpose: offers, recipient: buyer}", "{purpose: offers}"] {
      #expect(Self.codes(asks + "    choices: [\(offer)]", point: "prize") == ["form-gift"])
    }
  }

  @Test("a register without forms has the bytes of one written before there were forms")
  func bytes() throws {
    var register = try #require(
      Fixture.readBeside(Self.form("    asks: [{field: email}]")).register)
    let with = try register.canonicalJSON()
    #expect(try JSON(parsing: with)["forms"]?.array?.count == 1)
    #expect(try Register(canonicalJSON: with) == register)
    register.forms = Declared()
    #expect(try JSON(parsing: register.canonicalJSON())["forms"] == nil)
  }

  @Test("what changes of a form is told clause by clause")
  func diff() throws {
    let old = try #require(Fixture.readBeside(Self.form("    asks: [{field: email}]")).register)
    let new = try #require(
      Fixture.readBeside(
        Self.form("    asks: [{field: email, required: yes}]\n    age: 16")
      ).register)
    let changes = RegisterDiff.between(old, new).map(\.description)
    #expect(changes.count == 1)
    #expect(changes.first?.contains("youngest age") == true)
    #expect(RegisterDiff.between(old, old) == [])
  }
}
