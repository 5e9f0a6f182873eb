import Findings
import Formats
import Questions
import Store
import TestSupport
import Testing

/// What is answered, and what happens when it stops being so.
@Suite(.onEveryEngine) struct AnswerTests {
  @Test("a new version of an answer leaves the earlier one readable, with author and time")
  func versions() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    try await forum.answer(id, "We are looking.", on: 2)
    let question = try await forum.answer(id, "No, never.", on: 3)
    #expect(question.state == .answered && question.versions == 2)
    let answers = try await forum.questions.answers(of: id, limit: 10)
    #expect(answers.map(\.text.source) == ["No, never.", "We are looking."])
    #expect(answers.map(\.version) == [2, 1] && answers.map(\.at) == [moment(3), moment(2)])
    #expect(answers.allSatisfy { $0.author == Forum.priya && $0.owner == "Community" })
  }

  @Test("a fact that changes is shown with its old value and both times")
  func change() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    let members = try Figure(parsing: "members")
    try await forum.answer(id, "{{members}} people.", ["members": .value("12")], on: 2)
    #expect(try await forum.recheck(["members": .value("12")], on: 3).changed.isEmpty)
    let head = try await forum.entries().count
    #expect(try await forum.recheck(["members": .value("13")], on: 4).changed == [members])
    #expect(try await forum.recheck(["members": .value("13")], on: 5).changed.isEmpty)
    let facts = try await forum.questions.answers(of: id, limit: 1).first?.facts[members]
    #expect(facts?.map(\.value) == [.value("12"), .value("13")])
    #expect(facts?.map(\.since) == [moment(2), moment(4)])
    #expect(
      try await forum.entries().dropFirst(head).map(\.kind) == ["question.fact-changed"])
  }

  @Test("an earlier version keeps the values of its own time, and a later one begins with the last")
  func spans() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    let members = try Figure(parsing: "members")
    try await forum.answer(id, "{{members}} people.", ["members": .value("1")], on: 2)
    _ = try await forum.recheck(["members": .value("2")], on: 3)
    try await forum.answer(id, "Now {{members}}.", ["members": .value("2")], on: 4)
    _ = try await forum.recheck(["members": .value("3")], on: 5)
    let answers = try await forum.questions.answers(of: id, limit: 2)
    #expect(answers.map { $0.facts[members]?.map(\.value.text) } == [["2", "3"], ["1", "2"]])
  }

  @Test(
    "an answer that claims none becomes a finding of its owner when there is one, and comes back")
  func contradiction() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    let none = FactValue.none("nobody")
    try await forum.answer(id, "No: {{sold-to|expects none}}.", ["sold-to": none], on: 2)
    #expect(try await forum.recheck(["sold-to": none], on: 3).findings == Reconciliation())
    let sold = FactValue.value("Larkfield Data")
    let found = try await forum.recheck(["sold-to": sold], on: 4).findings
    #expect(found.opened.count == 1)
    let finding = try #require(try await forum.findings.list(limit: 5).first)
    #expect(finding.kind == "answer-contradicted" && finding.owner == "Community")
    #expect(finding.due == day(7) && finding.place == "question:\(id)")
    #expect(try await forum.questions.answers(of: id, limit: 1).first?.contradictions.count == 1)
    #expect(
      try await forum.recheck(["sold-to": none], on: 5).findings.closed == [finding.id])
    #expect(
      try await forum.recheck(["sold-to": sold], on: 6).findings.reopened == [finding.id])
    try await forum.answer(id, "Yes: {{sold-to|expects value}}.", ["sold-to": sold], on: 7)
    #expect(try await forum.recheck([:], on: 7).findings.closed == [finding.id])
    let leaves = try await forum.entries().map { String(decoding: $0.leaf, as: UTF8.self) }
    #expect(leaves.allSatisfy { !$0.contains("Larkfield") })
  }

  @Test("a fact that is not known any more contradicts a claim, and one not looked at does not")
  func unknown() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    try await forum.answer(
      id, "{{last-scan:forum|expects value}}", ["last-scan:forum": .value("1 May")], on: 2)
    #expect(try await forum.recheck([:], on: 3) == Recheck())
    let found = try await forum.recheck(["last-scan:forum": .unknown], on: 4)
    #expect(found.changed.count == 1 && found.findings.opened.count == 1)
  }

  @Test("an answer whose claim is false, or whose fact is not known, is not published")
  func falseClaims() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    await #expect(throws: QuestionError.contradicted(.soldTo)) {
      try await forum.answer(
        id, "{{sold-to|expects none}}", ["sold-to": .value("Larkfield")], on: 2)
    }
    await #expect(throws: QuestionError.unknownFact(.members)) {
      try await forum.answer(id, "{{members}}", ["members": .unknown], on: 2)
    }
    await #expect(throws: QuestionError.unknownFact(.members)) {
      try await forum.answer(id, "{{members}}", on: 2)
    }
    #expect(try await forum.questions.find(id).state == .accepted)
    let waiting = try await forum.questions.ask("Why?", at: moment(2)).question.id
    await #expect(throws: QuestionError.state(.asked)) {
      try await forum.answer(waiting, "Because.", on: 2)
    }
  }

  @Test("a promise that was not kept is a finding until there is an answer or another day")
  func overdue() async throws {
    let forum = try await Forum()
    let first = try await forum.accepted().id
    let second = try await forum.accepted("Who?").id
    #expect(try await forum.recheck(on: 10).findings == Reconciliation())
    #expect(try await forum.recheck(on: 11).findings.opened.count == 2)
    #expect(try await forum.findings.list(limit: 5).allSatisfy { $0.kind == "answer-overdue" })
    #expect(try await forum.recheck(on: 12).findings == Reconciliation())
    try await forum.answer(first, "We cannot say yet, because we did not keep a record.", on: 12)
    _ = try await forum.questions.assign(
      second, owner: "Ads", promised: day(30), actor: Forum.priya, at: moment(12))
    #expect(try await forum.recheck(on: 12).findings.closed.count == 2)
  }

  @Test("a question that is taken down owes nothing any more")
  func takenDown() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    _ = try await forum.recheck(on: 11)
    _ = try await forum.questions.decline(
      id, reason: "It names a person.", actor: Forum.priya, at: moment(12))
    #expect(try await forum.recheck(on: 12).findings.closed.count == 1)
    #expect(try await forum.questions.findPublic(id).text == nil)
    await #expect(throws: QuestionError.state(.declined)) {
      try await forum.answer(id, "Too late.", on: 13)
    }
  }

  @Test("the facts that are looked at are those of the newest versions")
  func bound() async throws {
    let forum = try await Forum()
    let id = try await forum.accepted().id
    _ = try await forum.accepted("Who?")
    try await forum.answer(
      id, "{{members}}, {{fields}}", ["members": .value("1"), "fields": .value("2")], on: 2)
    #expect(try await forum.questions.bound() == Set(try ["members", "fields"].map(figure)))
    try await forum.answer(
      id, "{{shared:Cloudsoft}}", ["shared:Cloudsoft": .none("never")], on: 3)
    #expect(try await forum.questions.bound() == [Figure(parsing: "shared:Cloudsoft")])
  }
}

private func figure(_ text: String) throws -> Figure { try Figure(parsing: text) }
