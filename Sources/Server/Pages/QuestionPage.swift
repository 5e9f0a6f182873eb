import Formats
import Questions
import Workspace

/// The values of the page of one question, as everybody or as its asker sees it.
struct QuestionPage {
  var heading: String
  /// Its words, when they are too many for a heading.
  var paragraphs: [String]
  var penName: String?
  var asked: String
  var owner: String?
  var promised: String?
  var state: String
  var stateClass: String
  /// Why it was declined.
  var reason: String?
  var newest: AnswerView?
  var earlier: [AnswerView]
  var hasEarlier: Bool
  /// Where everybody sees it, for its asker.
  var publicHref: String?
  var isAskers: Bool
  var notice: String?
  var back: String
}

extension QuestionPage {
  /// How many versions of an answer are shown.
  static let limit = 50

  /// The page of a question and its answers, the newest first.
  init(
    _ question: Question, _ answers: [Answer], isAskers: Bool, notice: String? = nil,
    on day: CivilDate
  ) {
    let text = question.text ?? ""
    let isShort = text.unicodeScalars.count <= 120 && !text.contains("\n")
    heading = text.isEmpty || !isShort ? "A question to us" : text
    paragraphs = isShort ? [] : text.split(separator: "\n").map(String.init)
    penName = question.penName
    asked = HumanDate.text(question.asked)
    owner = question.owner
    promised = question.state == .accepted ? question.promised.map { HumanDate.text($0) } : nil
    (state, stateClass) =
      switch question.state {
      case .asked: ("Waits to be read", "")
      case .accepted where question.isOverdue(on: day): ("The promised day has passed", "no")
      case .accepted: ("Waits for its answer", "")
      case .answered: ("Answered", "yes")
      case .declined: ("Declined", "no")
      }
    reason = question.reason
    newest = answers.first.map { AnswerView($0) }
    earlier = answers.dropFirst().map { AnswerView($0) }
    hasEarlier = !earlier.isEmpty
    publicHref =
      isAskers && question.accepted != nil ? Route.question(question.id).path : nil
    self.isAskers = isAskers
    self.notice = notice
    back = Route.questions.path
  }
}

extension QuestionPage: Page {
  static var template: String { "question" }
  var pageTitle: String { heading }
}
