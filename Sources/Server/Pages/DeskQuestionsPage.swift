import Formats
import Questions
import Workspace

/// The values of the desk's page of public questions.
struct DeskQuestionsPage {
  struct Line {
    var id: String
    var paragraphs: [String]
    var penName: String?
    var asked: String
    var owner: String?
    var promised: String?
    var isOverdue: Bool
    var href: String?
    var answer: AnswerView?
    /// The newest answer as it was written, to be changed.
    var source: String?
    var canAnswer: Bool
    var acceptAction: String
    var declineAction: String
    var answerAction: String
    var assignAction: String
  }

  struct Fact {
    var pattern: String
    var meaning: String
  }

  var notice: String?
  var toRead: [Line]
  var hasToRead: Bool
  var moreToRead: String?
  var toAnswer: [Line]
  var hasToAnswer: Bool
  var moreToAnswer: String?
  var answered: [Line]
  var hasAnswered: Bool
  var moreAnswered: String?
  var facts: [Fact]
  var desk: String
  var today: String
  var formToken: String
}

extension DeskQuestionsPage {
  /// How many of each kind are on one page.
  static let limit = 20

  /// The page of three lists that were asked for with one more than is shown.
  init(
    toRead: [Question], toAnswer: [Question], answered: [AnsweredQuestion], powers: DeskPowers,
    formToken: String, notice: String?, on day: CivilDate
  ) {
    func line(_ question: Question, _ answer: Answer? = nil) -> Line {
      Line(question, answer, canAnswer: powers.may(.answer, ownedBy: question.owner), on: day)
    }
    self.notice = notice
    self.toRead = toRead.prefix(Self.limit).map { line($0) }
    hasToRead = !toRead.isEmpty
    moreToRead = Self.more(toRead, "read")
    self.toAnswer = toAnswer.prefix(Self.limit).map { line($0) }
    hasToAnswer = !toAnswer.isEmpty
    moreToAnswer = Self.more(toAnswer, "answer")
    self.answered = answered.prefix(Self.limit).map { line($0.question, $0.answer) }
    hasAnswered = !answered.isEmpty
    moreAnswered = Self.more(answered.map(\.question), "answered")
    facts = Figure.Kind.allCases.map { Fact(pattern: $0.pattern, meaning: $0.meaning) }
    desk = Route.desk.path
    today = day.iso
    self.formToken = formToken
  }

  private static func more(_ questions: [Question], _ name: String) -> String? {
    guard questions.count > limit, let last = questions.prefix(limit).last else { return nil }
    return "\(Route.deskQuestions.path)?\(name)=\(last.id)#\(name)"
  }
}

extension DeskQuestionsPage.Line {
  init(_ question: Question, _ newest: Answer?, canAnswer: Bool, on day: CivilDate) {
    id = question.id
    paragraphs = (question.text ?? "").split(separator: "\n").map(String.init)
    penName = question.penName
    asked = HumanDate.text(question.asked)
    owner = question.owner
    promised = question.promised.map { HumanDate.text($0) }
    isOverdue = question.isOverdue(on: day)
    href = question.accepted == nil ? nil : Route.question(question.id).path
    answer = newest.map { AnswerView($0, showsAuthor: true) }
    source = newest?.text.source
    self.canAnswer = canAnswer
    acceptAction = Route.deskQuestion(question.id, .accept).path
    declineAction = Route.deskQuestion(question.id, .decline).path
    answerAction = Route.deskQuestion(question.id, .answer).path
    assignAction = Route.deskQuestion(question.id, .assign).path
  }
}

extension DeskQuestionsPage: Page {
  static var template: String { "deskquestions" }
  var pageTitle: String { "Public questions" }
}
