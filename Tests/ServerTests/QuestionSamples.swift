import Formats
import Staff
import Store
import Workspace

@testable import Questions
@testable import Server

/// Pages of questions with everything on them.
enum QuestionSamples {
  static func all(_ renderer: PageRenderer, tail: String, chrome: Chrome) throws
    -> [PageTests.Sample]
  {
    let answered = try AnsweredQuestion(
      question: question("q1", .answered, tail: tail), answer: answer("q1", tail: tail))
    let waiting = question("q2", .accepted, tail: tail)
    let list = QuestionsPage(
      answered: Array(repeating: answered, count: QuestionsPage.limit + 1), waiting: [waiting],
      on: House.start.date)
    let plain = try AnsweredQuestion(
      question: question("q3", .answered, tail: tail), answer: answer("q3", tail: "", facts: false))
    let shown = [
      "words\(tail)", "pen\(tail)", "team\(tail)", "<strong>4,322</strong>", "4,321</del>",
      "1 January 2026", "21 November 2026",
    ]
    return [
      PageTests.Sample(
        testDescription: "questions", html: renderer.page(list, chrome: chrome),
        texts: shown.filter { $0 != "pen\(tail)" } + [
          "/questions/q1", "/questions/q2", "before=q1", "action=\"/questions\"", "Overdue",
          "20 November 2026",
        ]),
      PageTests.Sample(
        testDescription: "question",
        html: renderer.page(
          QuestionPage(
            answered.question, [answered.answer, plain.answer], isAskers: true,
            notice: "notice\(tail)", on: House.start.date), chrome: chrome),
        texts: shown + [
          "notice\(tail)", "Version 1", "Keep the address", "href=\"/questions/q1\"", "members",
          "not so any more", "Answered",
        ]),
      PageTests.Sample(
        testDescription: "desk, questions",
        html: renderer.page(
          DeskQuestionsPage(
            toRead: [question("q4", .asked, tail: tail)], toAnswer: [waiting], answered: [plain],
            powers: DeskPowers(.privacyLead), formToken: "form-token", notice: "notice\(tail)",
            on: House.start.date), chrome: chrome),
        texts: [
          "notice\(tail)", "words\(tail)", "pen\(tail)", "team\(tail)", "/desk/questions/q4/accept",
          "/desk/questions/q4/decline", "/desk/questions/q2/answer", "/desk/questions/q2/assign",
          "/desk/questions/q3/answer", "by priya", "shared:NAME", "Overdue", "form-token",
        ]),
    ]
  }

  static func question(_ id: String, _ state: Question.State, tail: String) -> Question {
    let isAccepted = state != .asked
    let start = Timestamp("2026-01-01T09:05:00Z") ?? House.start
    return Question(
      id: id, text: "words\(tail)", penName: "pen\(tail)", state: state,
      owner: isAccepted ? "team\(tail)" : nil,
      promised: isAccepted ? CivilDate("2026-11-20") : nil, reason: nil, asked: start,
      accepted: isAccepted ? start : nil, answered: state == .answered ? start : nil,
      declined: nil, versions: state == .answered ? 1 : 0, salt: [])
  }

  static func answer(_ id: String, tail: String, facts: Bool = true) throws -> Answer {
    let start = Timestamp("2026-01-01T09:05:00Z") ?? House.start
    let members = try Figure(parsing: "members")
    return Answer(
      question: id, version: facts ? 2 : 1,
      text: try AnswerText(
        facts ? "answer\(tail)\n{{members|expects none}} there." : "No figure here."),
      at: start, author: Actor(kind: .staff, id: "priya"), owner: "team\(tail)",
      facts: facts
        ? [
          members: [
            FactSighting(value: .value("4,321"), since: start),
            FactSighting(value: .value("4,322"), since: House.start),
          ]
        ] : [:])
  }
}
