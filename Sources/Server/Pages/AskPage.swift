import Formats
import Law
import Register
import Statements
import Workspace

/// The values of the page between a wish to say yes and the yes: what the person is told (demand B8).
struct AskPage {
  var purpose: String
  var purposeID: String
  var recipient: String
  var recipientID: String
  var description: String
  var title: String
  var version: String
  var from: String
  /// HTML made from the notice's text by `NoticeHTML`; the only value that is not escaped again.
  var body: String
  /// The special categories among the purpose's fields, when it may use any.
  var special: String?
  var isSpecial: Bool
  var formToken: String
  var choicesAction: String
  var back: String
}

extension AskPage {
  /// The page for a purpose, a recipient and the notice version that names both.
  init(
    purpose: Purpose, recipient: String, recipientID: RecipientID, notice: Notice,
    register: Register, formToken: String
  ) {
    self.purpose = purpose.label
    purposeID = purpose.id.text
    self.recipient = recipient
    self.recipientID = recipientID.text
    description = purpose.description
    title = notice.title
    version = notice.version.description
    from = HumanDate.text(notice.from)
    body = NoticeHTML.render(NoticeText.render(notice, in: register))
    let categories = Set(
      purpose.fields.compactMap { register.fields[id: $0]?.special?.title.lowercased() }
    )
    .sorted()
    isSpecial = purpose.special && !categories.isEmpty
    special = isSpecial ? categories.joined(separator: ", ") : nil
    self.formToken = formToken
    choicesAction = Route.choices.path
    back = Route.me.path + "#choices"
  }
}

extension AskPage: Page {
  static var template: String { "ask" }
  var pageTitle: String { "Before you say yes" }
}
