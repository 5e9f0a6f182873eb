import Disclosure
import Formats
import Law
import Questions
import Register
import Standing
import Store
import TestSupport
import Testing

@testable import Workspace

/// The answers that nobody wrote (B3): they change when the facts do.
@Suite(.onEveryEngine) struct CommonQuestionTests {
  private func answers(_ community: Community) async throws -> [CommonQuestion.ID: CommonQuestion] {
    let workspace = community.workspace
    let report = try await workspace.publicReport(at: community.now)
    let figures = try await workspace.publicFigures(at: community.now)
    let all = try await workspace.commonQuestions(report, figures)
    #expect(all.map(\.id) == CommonQuestion.ID.allCases)
    return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("a handover for money turns no into yes, with the recipient, the number and the day")
  func handover() async throws {
    let community = try await Community.make(members: 2)
    let before = try await answers(community)
    #expect(before[.sold]?.answer.hasPrefix("No.") == true)
    #expect(before[.received]?.answer.hasPrefix("Nobody.") == true)
    #expect(before[.gain]?.lines.contains { $0.contains("1 handover") } == false)
    for number in 0..<2 { try await community.allow(number) }
    _ = try await community.sent(try Community.nappies())
    let after = try await answers(community)
    #expect(after[.sold]?.answer == "Yes. We have had money from Cloudsoft Nappies.")
    #expect(after[.sold]?.lines.first?.contains("1 handover of 2 records") == true)
    #expect(after[.sold]?.lines.first?.contains("21 November 2026") == true)
    #expect(after[.received]?.answer.contains("Cloudsoft Nappies") == true)
    #expect(after[.gain]?.lines.contains { $0.contains("they asked us; 1 handover") } == true)
    let fact = try Figure(parsing: "sold-to")
    let facts = try await community.workspace.facts([fact], at: community.now)
    #expect(facts[fact]?.text == "Cloudsoft Nappies")
    try await community.end()
  }

  @Test("a handover of more than a year ago is not of the last year, and stays sold")
  func longAgo() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    _ = try await community.sent(try Community.nappies())
    let later = Community(
      folder: community.folder, databases: community.databases, workspace: community.workspace,
      now: Timestamp(date: community.now.date.adding(years: 1).adding(days: 1)))
    let answers = try await answers(later)
    #expect(answers[.received]?.answer.hasPrefix("Nobody.") == true)
    #expect(answers[.sold]?.answer.hasPrefix("Yes.") == true)
    try await community.end()
  }

  @Test("what the register says changes the answers: fields, ends, officer, bases and agreements")
  func register() async throws {
    let community = try await Community.make(members: 1)
    let before = try await answers(community)
    #expect(before[.sensitive]?.answer.hasPrefix("Yes: ") == true)
    #expect(before[.abroad]?.answer.contains("Ireland") == true)
    #expect(before[.silent]?.lines.contains { $0.contains("counting visits") } == true)
    var register = try Community.register()
    register.organisation.officer.name = "Priya Shah"
    register.retention = []
    register.agreements = Declared([])
    register.purposes = Declared(
      register.purposes.map { purpose in
        var purpose = purpose
        purpose.basis = .consent
        return purpose
      })
    register.fields = Declared(
      register.fields.map { field in
        var field = field
        field.special = nil
        field.about = .ownself
        return field
      })
    _ = try await community.workspace.standing.publish(
      register, actor: Community.staff, at: community.now)
    let after = try await answers(community)
    #expect(after[.sensitive]?.answer.hasPrefix("No. ") == true)
    #expect(after[.abroad]?.answer.hasPrefix("No. ") == true)
    #expect(after[.gain]?.answer.hasPrefix("Nothing: ") == true)
    #expect(after[.kept]?.answer == "No end is declared for anything.")
    #expect(after[.decides]?.answer.contains("Priya Shah") == true)
    #expect(after[.silent]?.lines.count == 1)
    try await community.end()
  }

  @Test("a site that was never looked at is not known, which is not nobody")
  func watching() async throws {
    let community = try await Community.make(members: 0)
    let answer = try #require(try await answers(community)[.watching])
    #expect(answer.answer.hasPrefix("We cannot say"))
    #expect(!answer.lines.isEmpty && answer.lines.allSatisfy { $0.hasSuffix("never looked at") })
    try await community.end()
  }
}
