import Formats
import Law
import Register
import Testing

@testable import Statements

@Suite struct ProcessingRecordTests {
  private func row(_ id: String, of register: Register) throws -> ProcessingRecord.Row {
    let purpose: PurposeID = try Example.id(id)
    return try #require(ProcessingRecord(register).rows.first { $0.id == purpose })
  }

  @Test("the record has a row for each purpose, with who answers for the data")
  func all() throws {
    let register = try Example.register()
    let record = ProcessingRecord(register)
    #expect(record.rows.map(\.id) == register.purposes.map(\.id))
    #expect(
      record.controller
        == "The Nest Forum Ltd, 14 Kiln Lane, Sheffield S3 8GG, United Kingdom; Member care, "
        + "care@thenest.example")
    #expect(record.officer == "Data Protection Officer, dpo@thenest.example")
  }

  @Test("a row names basis, data, recipients, transfers, limits and systems as they are declared")
  func offers() throws {
    let row = try row("offers.baby", of: try Example.register())
    #expect(row.basis == "Consent, UK GDPR Art 6(1)(a)")
    #expect(row.people == "members and their own children")
    #expect(row.categories.contains("your children's dates of birth"))
    #expect(
      row.special == [
        "your children's dates of birth: Health (Art 9(1), 4(15)), on explicit consent "
          + "(Art 9(2)(a))"
      ])
    #expect(row.receivers.map(\.label) == ["Cloudsoft Nappies"])
    #expect(row.receivers.map(\.role) == ["controller"])
    #expect(row.receivers.first?.team == "Partnerships")
    #expect(row.receivers.first?.assessed?.iso == "2026-01-28")
    #expect(row.retention.contains("your home address: 24 months after it was collected"))
    #expect(row.systems == ["members database"])
  }

  @Test("a transfer says under which law, and what makes it lawful under each")
  func transfers() throws {
    var register = try Example.register()
    let network = try row("ads.audience", of: register).receivers.first
    #expect(
      network?.transfers == [
        "under UK law to United States: UK Addendum to the EU clauses",
        "under EU law to United States: EU standard contractual clauses",
      ])
    let mail = try row("newsletter", of: register).receivers.first
    #expect(mail?.transfers == ["under UK law to Ireland: found adequate"])
    register.agreements = Declared(
      register.agreements.map { agreement in
        var without = agreement
        without.mechanisms = []
        return without
      })
    let bare = try row("ads.audience", of: register).receivers.first
    #expect(bare?.transfers.allSatisfy { $0.hasSuffix("so nothing may go") } == true)
  }

  @Test("somebody contacted by our pages is a recipient without an agreement too")
  func loads() throws {
    var register = try Example.register()
    register.agreements = Declared([])
    let row = try row("site.analytics", of: register)
    #expect(row.receivers.map(\.label) == ["Zähler Analytics"])
    #expect(row.receivers.first?.under == "contacted by our pages at https://www.nest.example")
  }

  @Test("a special category that a purpose does not admit is said to be unused for it")
  func unadmitted() throws {
    var register = try Example.register()
    register.purposes = Declared(
      register.purposes.map { purpose in
        var plain = purpose
        plain.special = false
        return plain
      })
    let special = try row("offers.baby", of: register).special
    #expect(special.count == 1)
    #expect(special.first?.hasSuffix("the purpose does not admit it") == true)
  }

  @Test("the CSV reads back as one row for each purpose, and runs no formula")
  func csv() throws {
    var register = try Example.register()
    register.fields = Declared(
      register.fields.map { field in
        var renamed = field
        if field.id.text == "name" { renamed.label = "=HYPERLINK(\"x\")" }
        return renamed
      })
    let bytes = ProcessingRecord(register).csv
    #expect(bytes == ProcessingRecord(register).csv)
    let rows = bytes.text.split(separator: "\r\n")
    #expect(rows.count == register.purposes.count + 1)
    #expect(bytes.text.contains("\"'=HYPERLINK(\"\"x\"\"); your e-mail address"))
    #expect(rows.last?.contains("nobody but us") == true)
  }
}
