import Disclosure
import Formats
import Register
import Workspace

/// The values of the desk's page of one recall.
struct DeskRecallPage {
  struct Answer {
    var word: String
    var what: String
    var given: String
    var by: String
    var reason: String?
  }

  var recipient: String
  var day: String
  var notice: String?
  var word: String
  var counts: String
  var steps: [String]
  var answers: [Answer]
  var hasAnswers: Bool
  var canAnswer: Bool
  var action: String
  var today: String
  var recalls: String
  var formToken: String

  init(
    _ recall: Recall, _ answers: [GivenAttestation], register: Register, canAnswer: Bool,
    notice: String?, formToken: String, on day: CivilDate
  ) {
    recipient = DeskRecallsPage.name(recall.recipient, register)
    self.day = HumanDate.text(recall.day)
    self.notice = notice
    word = recall.word.rawValue
    counts = DeskRecallsPage.words(recall.counts)
    steps = [
      ("Written to", recall.told), ("Reminded", recall.reminded),
      ("Given to a person", recall.escalated), ("Disclosures stopped", recall.stopped),
      ("Answered whole", recall.closed),
    ].compactMap { what, at in at.map { "\(what): \(HumanDate.minute($0))" } }
    self.answers = answers.map(Answer.init)
    hasAnswers = !answers.isEmpty
    self.canAnswer = canAnswer
    action = Route.answerRecall(recall.id).path
    today = day.iso
    recalls = Route.deskRecalls.path
    self.formToken = formToken
  }
}

extension DeskRecallPage.Answer {
  init(_ answer: GivenAttestation) {
    word = answer.word.rawValue
    what =
      "\(answer.action.rawValue) on \(HumanDate.text(answer.done)), "
      + "\(Words.count(answer.refs)) \(answer.refs == 1 ? "reference" : "references")"
    given = HumanDate.minute(answer.given)
    by = answer.by
    reason = answer.reason.isEmpty ? nil : answer.reason
  }
}

extension DeskRecallPage: Page {
  static var template: String { "deskrecall" }
  var pageTitle: String { "Recall of \(day)" }
}
