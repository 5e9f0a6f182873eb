import Law
import Register
import Testing

/// What is wrong with the organisation's own entry, and with a register as a whole.
@Suite struct OrganisationDiagnosticTests {
  @Test(
    "the organisation's entry is checked where it stands",
    arguments: [
      ("country: GB\n", "country: Britain\n", "x.yaml:3:12 unknown-country"),
      ("residence-field: country", "residence-field: email", "x.yaml:7:20 residence-field"),
      ("residence-field: country", "residence-field: contry", "x.yaml:7:20 undeclared-field"),
      ("birth-field: born", "birth-field: email", "x.yaml:8:16 birth-field"),
      ("care@test.example", "care at test", "x.yaml:5:32 bad-email"),
      ("birth-field: born", "decoys: {}", "x.yaml:8:11 missing-key"),
      ("birth-field: born", "decoys: {domains: [post], count: 2}", "x.yaml:8:22 bad-host"),
      (
        "birth-field: born", "decoys: {domains: [a.example], count: 101}",
        "x.yaml:8:41 bad-number"
      ),
      ("birth-field: born", "unknown-age: old", "x.yaml:8:16 unknown-value"),
      ("name: Test Ltd\n", "nmae: Test Ltd\n", "x.yaml:1:1 missing-key x.yaml:2:3 unknown-key"),
    ])
  func organisation(_ old: String, _ new: String, _ expected: String) {
    let reading = Fixture.read(Fixture.base(replacing: old, by: new))
    #expect(Fixture.found(reading).joined(separator: " ") == expected)
    #expect(reading.register == nil)
  }

  @Test("a recognised legitimate interest is an error outside the United Kingdom only")
  func basis() {
    let recognised = Fixture.base(
      replacing: "basis: consent", by: "basis: recognised-legitimate-interest")
    #expect(Fixture.read(recognised).register != nil)
    let irish = recognised.split(separator: "\n").map {
      $0 == "  country: GB" ? "  country: IE" : $0
    }
    let reading = Fixture.read(irish.joined(separator: "\n"))
    #expect(Fixture.found(reading) == ["x.yaml:17:30 basis-not-in-country"])
  }

  @Test("a register without organisation and fields says so")
  func missing() {
    let reading = Fixture.read("retention:\n  - {fields: [a], keep: 1 year}")
    #expect(
      Fixture.found(reading) == [
        "x.yaml:1:1 missing-section", "x.yaml:1:1 missing-section", "x.yaml:2:15 undeclared-field",
      ])
  }

  @Test("no file, or only empty ones, makes no register")
  func empty() {
    #expect(Fixture.found(RegisterReader.read(files: [])) == ["register:1:1 folder-empty"])
    #expect(Fixture.read("").register == nil)
    #expect(Fixture.read("# nothing\n").diagnostics.count == 2)
  }

  @Test("every problem of every file is told in one reading, in order")
  func allAtOnce() {
    let broken = Fixture.base(replacing: "team: web", by: "teem: web")
    let reading = RegisterReader.read(files: [
      Fixture.file("b.yaml", "purposes:\n  p: {label: l, basis: consent, fields: [adress]}"),
      Fixture.file("a.yaml", broken),
      Fixture.file("c.yaml", "fields:\n\tx: y"),
    ])
    #expect(
      Fixture.found(reading) == [
        "a.yaml:19:3 missing-key", "a.yaml:19:57 unknown-key", "b.yaml:2:42 undeclared-field",
        "c.yaml:2:1 yaml-syntax",
      ])
  }

  @Test("a diagnostic reads like a compiler's, with the name that was probably meant")
  func sentence() throws {
    let reading = Fixture.readBeside(
      "purposes:\n  p: {label: l, basis: consent, fields: [adress]}")
    #expect(
      reading.diagnostics.map(\.description) == [
        "x.yaml:2:42: error: purpose `p` names the field `adress`, which is not declared; "
          + "did you mean `address`?"
      ])
    let friend = Fixture.readBeside(
      "fields:\n  f: {label: l, about: friend, kind: text, system: s}")
    let message = try #require(friend.diagnostics.first?.message)
    #expect(
      message == "fields about other people cannot be declared: a field is about `self` or "
        + "`own-child` (demand A7)")
  }

  @Test("an e-mail address is never quoted in a diagnostic")
  func quiet() {
    let reading = Fixture.read(Fixture.base(replacing: "dpo@test.example", by: "jane.doe(at)x.org"))
    #expect(!reading.diagnostics.isEmpty)
    #expect(reading.diagnostics.allSatisfy { !$0.description.contains("jane") })
  }

  @Test("booleans and countries are read as written, not as YAML 1.1 guesses")
  func norway() throws {
    let register = try #require(
      Fixture.readBeside(
        """
        agreements:
          a:
            recipient: mailer
            purposes: [news]
            fields: [email]
            territories: [NO]
            matching: no
            from: 2025-01-01
            consideration: none
        recipients:
          fjord: {label: Fjord, role: processor, country: NO, team: t}
        """
      ).register)
    #expect(register.agreements.first?.territories.map(\.code) == ["NO"])
    #expect(register.agreements.first?.matching == false)
    #expect(register.recipients.last?.country.code == "NO")
  }
}
