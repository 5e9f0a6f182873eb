import Formats
import Questions
import Workspace

/// The values of the page on which anybody asks, and reads what others asked.
struct QuestionsPage {
  /// A question with its newest answer.
  struct Answered {
    var href: String
    var title: String
    var penName: String?
    var answer: AnswerView

    init(_ item: AnsweredQuestion) {
      href = Route.question(item.question.id).path
      title = item.question.title
      penName = item.question.penName
      answer = AnswerView(item.answer)
    }
  }

  /// A question that waits for its answer.
  struct Waiting {
    var href: String
    var title: String
    var penName: String?
    var owner: String
    var promised: String
    var isOverdue: Bool
  }

  var answered: [Answered]
  var hasAnswered: Bool
  var older: String?
  var waiting: [Waiting]
  var hasWaiting: Bool
  var later: String?
  var askAction: String
  var most: String
  var mostOfName: String
}

extension QuestionsPage {
  /// How many are on one page.
  static let limit = 20

  /// The page of lists that were asked for with one more than is shown.
  init(answered: [AnsweredQuestion], waiting: [Question], on day: CivilDate) {
    let path = Route.questions.path
    self.answered = answered.prefix(Self.limit).map(Answered.init)
    hasAnswered = !answered.isEmpty
    if answered.count > Self.limit {
      older = answered.prefix(Self.limit).last.map { "\(path)?before=\($0.question.id)#answered" }
    }
    self.waiting = waiting.prefix(Self.limit).map { question in
      Waiting(
        href: Route.question(question.id).path, title: question.title,
        penName: question.penName, owner: question.owner ?? "",
        promised: question.promised.map { HumanDate.text($0) } ?? "",
        isOverdue: question.isOverdue(on: day))
    }
    hasWaiting = !waiting.isEmpty
    if waiting.count > Self.limit {
      later = waiting.prefix(Self.limit).last.map { "\(path)?after=\($0.id)#waiting" }
    }
    askAction = path
    most = String(Question.most)
    mostOfName = String(Question.mostOfName)
  }
}

extension Question {
  /// Its words on one line.
  var title: String {
    text.map { $0.split(separator: "\n").joined(separator: " ") }
      ?? "A question that was taken down"
  }
}

/// The newest answers on the public page.
struct PublicFAQ {
  var lines: [QuestionsPage.Answered]
  var hasLines: Bool
  var all: String

  init(_ questions: [AnsweredQuestion]) {
    lines = questions.map(QuestionsPage.Answered.init)
    hasLines = !lines.isEmpty
    all = Route.questions.path
  }
}

extension QuestionsPage: Page {
  static var template: String { "questions" }
  var pageTitle: String { "Questions" }
}
