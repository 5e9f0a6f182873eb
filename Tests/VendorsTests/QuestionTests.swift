import Formats
import Law
import Register
import Store
import TestSupport
import Testing
import Vendors

@Suite(.onEveryEngine) struct QuestionTests {
  private func answers() throws -> PartnerAnswers {
    PartnerAnswers(
      by: "Pat, director",
      answers: Criterion.allCases.map { .init(criterion: $0, text: "as the contract says") },
      names: [DeclaredName(kind: .trading, name: "Quick Print", isDeclaredByPartner: true)],
      subProcessors: [
        SubProcessor(
          name: "Parcel Co", country: try #require(Country("IE")), task: "delivers",
          from: try Trade.day("2026-03-01"), isDeclaredByPartner: true)
      ])
  }

  @Test("a link takes one answer, and what it says counts only when somebody accepts it")
  func once() async throws {
    let trade = try await Trade()
    let (secret, _) = try await trade.vendors.ask(
      trade.printer, actor: Trade.lead, at: Trade.now)
    #expect(try await trade.vendors.asked(by: secret, at: Trade.now) == trade.printer)
    try await trade.vendors.answer(secret, try answers(), at: Trade.now)
    await #expect(throws: VendorError.deadLink) {
      try await trade.vendors.answer(secret, try answers(), at: Trade.now)
    }
    #expect(try await trade.vendors.declaredNames(of: trade.printer).isEmpty)
    let waiting = try #require(
      try await trade.vendors.dossier(of: trade.printer).waitingAnswers.first)
    try await trade.vendors.accept(
      waiting.record.id, of: trade.printer, actor: Trade.lead, at: Trade.now)
    #expect(
      try await trade.vendors.declaredNames(of: trade.printer) == ["Quick Print", "Parcel Co"])
    await #expect(throws: VendorError.doneAlready(waiting.record.id)) {
      try await trade.vendors.accept(
        waiting.record.id, of: trade.printer, actor: Trade.lead, at: Trade.now)
    }
    #expect(try await trade.vendors.check().isSound)
  }

  @Test("a link that ran out, and one that never was, open nothing")
  func dead() async throws {
    let trade = try await Trade()
    let (secret, expires) = try await trade.vendors.ask(
      trade.printer, actor: Trade.lead, at: Trade.now)
    await #expect(throws: VendorError.deadLink) {
      try await trade.vendors.asked(by: secret, at: expires)
    }
    await #expect(throws: VendorError.deadLink) {
      try await trade.vendors.asked(by: String(repeating: "0", count: 64), at: Trade.now)
    }
    let stored = try await trade.database.read {
      try $0.one("SELECT hash FROM partner_links").text(0)
    }
    #expect(stored != secret)
  }
}

@Suite struct AssessmentFileTests {
  private static let text = """
    made: 2026-03-01
    until: 2027-03-01
    passed: yes
    business-model: {score: 4, reason: prints}
    willingness: {score: 5, reason: signs ours}
    people: {score: 3, reason: two known}
    standing: {score: 4, reason: no orders}
    technology: {score: 4, reason: own servers}
    references: {score: 4, reason: three asked}
    """

  @Test("an assessment is read from YAML, criterion by criterion")
  func read() throws {
    let assessment = try AssessmentFile.read(Self.text)
    #expect(assessment.isPassed && assessment.until.iso == "2027-03-01")
    #expect(assessment.scores.map(\.points) == [4, 5, 3, 4, 4, 4])
  }

  @Test(
    "a file that is not one is refused with the place and never with a value",
    arguments: [
      ("until: 2027-03-01", "until: soon"), ("people: {score: 3, ", "people: {score: 9, "),
      ("people:", "persons:"), ("passed: yes", "passed: perhaps"), ("made: 2026-03-01\n", ""),
      ("technology: {score: 4", "technology: {score: secretvalue"),
    ])
  func refused(_ old: String, _ new: String) {
    let text = Self.text.replacing(old, with: new)
    #expect(throws: VendorError.self) { try AssessmentFile.read(text) }
    do {
      _ = try AssessmentFile.read(text)
    } catch {
      #expect(!error.description.contains("secretvalue") && !error.description.contains("soon"))
    }
  }
}
