import Disclosure
import Formats
import Register
import Workspace

/// The values of a recall's page for the partner that is asked.
struct DoorRecallPage {
  var back: String
  var day: String
  var notice: String?
  var word: String
  var wordClass: String
  var counts: String
  /// Where the list is; nil once it is destroyed.
  var list: String?
  var hash: String
  var answers: [DeskRecallPage.Answer]
  var hasAnswers: Bool
  var canAnswer: Bool
  /// Whether the list comes encrypted to the partner's key.
  var isEncrypted: Bool
  /// The name of the key that the register declares for the partner.
  var key: String?
  var api: String
  var action: String
  var today: String
  var formToken: String

  init(
    _ recall: Recall, _ answers: [GivenAttestation], register: Register, isDone: Bool,
    formToken: String, on day: CivilDate
  ) {
    back = Route.door(.all).path
    self.day = HumanDate.text(recall.day)
    notice = isDone ? "Thank you. Your answer is taken down." : nil
    word = recall.word.rawValue
    wordClass = DoorPage.Asked(recall).wordClass
    counts = DeskRecallsPage.words(recall.counts)
    list = recall.closed == nil ? Route.door(.recallList(recall.id)).path : nil
    hash = recall.list
    self.answers = answers.map(DeskRecallPage.Answer.init)
    hasAnswers = !answers.isEmpty
    canAnswer = recall.closed == nil
    isEncrypted = register.recipients[id: recall.recipient]?.delivery?.age != nil
    key = register.recipients[id: recall.recipient]?.key.map {
      String($0.prefix { $0 != "+" })
    }
    api = Route.doorCall(.recall(recall.id)).path
    action = Route.door(.recall(recall.id)).path
    today = day.iso
    self.formToken = formToken
  }
}

extension DoorRecallPage: Page {
  static var template: String { "doorrecall" }
  var pageTitle: String { "Please delete: \(day)" }
}
