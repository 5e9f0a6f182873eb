import Formats
import Foundation
import Register
import Standing
import Store
import TestSupport
import Testing
import Vendors

@Suite(.onEveryEngine) struct RecordTests {
  @Test("an assessment is in force at once, and a later one that was not passed outranks it")
  func assessed() async throws {
    let trade = try await Trade()
    _ = try await trade.record(.assessment(try Trade.assessment(until: "2027-03-01")))
    let inForce = try #require(try await trade.standing.load())
    let printer = try #require(inForce.register.recipients[id: trade.printer])
    #expect(inForce.assessmentDue(of: printer) == (try Trade.day("2027-03-02")))
    _ = try await trade.record(
      .assessment(try Trade.assessment(until: "2027-03-01", isPassed: false)))
    let later = try #require(try await trade.standing.load())
    #expect(later.assessmentDue(of: printer) == (try Trade.day("2026-03-01")))
    #expect(try await trade.vendors.check().isSound)
    #expect(try await trade.standing.check().isSound)
  }

  @Test("the words of a record are neither in the log nor in plain text in any file")
  func sealed() async throws {
    let trade = try await Trade()
    let record = try await trade.record(.assessment(try Trade.assessment(until: "2027-03-01")))
    let entry = try await trade.database.read { try $0.entry(record.sequence) }
    let leaf = String(decoding: entry.leaf, as: UTF8.self)
    #expect(leaf.contains("\"recipient\":\"printer\"") && leaf.contains("\"record\":"))
    #expect(!leaf.contains("Querulous"))
    for file in try trade.folder.everything() {
      #expect(file.range(of: Data("Querulous".utf8)) == nil)
    }
    #expect(try await trade.vendors.dossier(of: trade.printer).records == [record])
  }

  @Test("equal facts leave different hashes, so that nobody can guess at what the log says")
  func salted() async throws {
    let trade = try await Trade()
    let name = PartnerFact.name(
      DeclaredName(kind: .parent, name: "Holdings", isDeclaredByPartner: false))
    var seen: Set<String> = []
    for _ in 0..<2 {
      let record = try await trade.record(name)
      let leaf = try JSON(
        parsing: try await trade.database.read { try $0.entry(record.sequence) }.leaf)
      seen.insert(try #require(leaf["record"]?.string))
    }
    #expect(seen.count == 2)
  }

  @Test("what cannot be so is refused, and nothing of it is written")
  func refused() async throws {
    let trade = try await Trade()
    let head = try await trade.database.read { try $0.head() }
    var unscored = try Trade.assessment(until: "2027-03-01")
    unscored.scores.removeLast()
    let bad = unscored
    await #expect(throws: VendorError.scores(.references)) {
      try await trade.record(.assessment(bad))
    }
    await #expect(throws: VendorError.daysDisagree) {
      try await trade.record(.assessment(try Trade.assessment(until: "2026-02-01")))
    }
    await #expect(throws: VendorError.otherPartner(agreement: "call")) {
      try await trade.record(
        .plannedAudit(
          PlannedAudit(
            agreement: try #require(AgreementID("call")), day: try Trade.day("2026-05-01"),
            scope: "all")))
    }
    await #expect(throws: VendorError.hash) {
      try await trade.record(.document(PartnerDocument(title: "contract", hash: "abc")))
    }
    await #expect(throws: StandingError.self) {
      try await trade.vendors.record(
        .name(DeclaredName(kind: .trading, name: "x", isDeclaredByPartner: false)),
        of: try #require(RecipientID("prnter")), actor: Trade.lead, at: Trade.now)
    }
    #expect(try await trade.database.read { try $0.head() } == head)
  }

  @Test("fsck finds a record that was changed, one that was moved and one that is gone")
  func damaged() async throws {
    let trade = try await Trade()
    let first = try await trade.record(
      .name(DeclaredName(kind: .trading, name: "One", isDeclaredByPartner: false)))
    let second = try await trade.record(
      .name(DeclaredName(kind: .trading, name: "Two", isDeclaredByPartner: false)))
    #expect(try await trade.vendors.check().isSound)
    try await trade.database.write { transaction in
      try transaction.run(
        "UPDATE partner_records SET recipient = 'caller' WHERE id = \(first.id)")
    }
    #expect(!(try await trade.vendors.check().isSound))
    try await trade.database.write { transaction in
      try transaction.run(
        "UPDATE partner_records SET recipient = 'printer' WHERE id = \(first.id)")
      try transaction.run("DELETE FROM partner_records WHERE id = \(second.id)")
    }
    #expect(!(try await trade.vendors.check().isSound))
  }
}
