import Disclosure
import Findings
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

  /// Somebody who got data from the recipient and is not declared behind it.
  struct Link {
    var title: String
    var href: String
    var owner: String
  }

  var recipient: String
  var day: String
  var notice: String?
  var word: String
  var counts: String
  var steps: [String]
  /// What a webhook said when it did not take the message.
  var troubles: [String]
  var answers: [Answer]
  var hasAnswers: Bool
  var canAnswer: Bool
  var links: [Link]
  var hasLinks: Bool
  var action: String
  var linkAction: String
  var today: String
  var recalls: String
  var formToken: String

  init(
    _ recall: Recall, _ answers: [GivenAttestation], _ tellings: [RecallTelling] = [],
    links: [Finding] = [], name: String, canAnswer: Bool, notice: String?, formToken: String,
    on day: CivilDate
  ) {
    recipient = name
    self.day = HumanDate.text(recall.day)
    self.notice = notice
    word = recall.word.rawValue
    counts = DeskRecallsPage.words(recall.counts)
    let taken: [(what: String, at: Timestamp?, step: RecallStep?)] = [
      ("Written to", recall.told, RecallStep.told), ("Reminded", recall.reminded, .reminded),
      ("Given to a person", recall.escalated, .escalated),
      ("Disclosures stopped", recall.stopped, .stopped),
      ("Answered whole", recall.closed, nil),
    ]
    steps = taken.compactMap { what, at, step in
      at.map { at in
        let way = tellings.first { $0.step == step }?.way
        return "\(what): \(HumanDate.minute(at))" + (way.map { ", by \($0.words)" } ?? "")
      }
    }
    troubles = tellings.compactMap { telling in
      telling.failure.map { failure in
        let isTaken = telling.way != nil
        let what = telling.step == .reminded ? "The reminder" : "The message"
        return "\(what) did not reach the webhook "
          + "(\(telling.failures == 1 ? "once" : "\(telling.failures) times")): \(failure)."
          + (isTaken ? "" : telling.retry.map { " Next try: \(HumanDate.minute($0))." } ?? "")
      }
    }
    self.answers = answers.map(Answer.init)
    hasAnswers = !answers.isEmpty
    self.canAnswer = canAnswer
    self.links = links.map {
      Link(title: $0.title, href: "\(Route.desk.path)#finding-\($0.id)", owner: $0.owner)
    }
    hasLinks = !links.isEmpty
    linkAction = Route.foundLink(recall.id).path
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

extension RecallWay {
  /// The way in a word.
  var words: String { self == .mail ? "letter" : "webhook" }
}

extension DeskRecallPage: Page {
  static var template: String { "deskrecall" }
  var pageTitle: String { "Recall of \(day)" }
}
