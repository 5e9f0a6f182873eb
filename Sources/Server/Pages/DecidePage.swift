import Formats
import Forms
import Law
import Register
import Statements
import Workspace

/// The values of the page on which a guardian or the owner of an address decides: what was entered, and what a yes
/// would let happen.
struct DecidePage {
  struct Entered {
    var label: String
    var value: String
  }

  var title: String
  var controller: String
  var controllerAddress: String
  var sponsor: String?
  var gift: String?
  var expires: String
  var entered: [Entered]
  var agreed: [String]
  var hasAgreed: Bool
  var noticeTitle: String
  var noticeVersion: String
  /// HTML made from the notice's text by `NoticeHTML`; the only value that is not escaped again.
  var noticeBody: String
  /// Whether a guardian decides for a child.
  var isGuardian: Bool
  var action: String

  /// The page for a request and the form as it is now.
  init(_ request: FormRequest, secret: String, terms: FormTerms, register: Register) {
    title = terms.form.title
    controller = terms.organisation.name
    controllerAddress = Chrome.Controller(terms.organisation).address
    sponsor = terms.sponsor?.label
    gift = terms.point.gift
    expires = HumanDate.minute(request.expires)
    entered = terms.asked.compactMap { asked in
      guard let value = request.answers.values[asked.field.id], !value.isEmpty else { return nil }
      return Entered(label: FormInput.capital(asked.field.label), value: value)
    }
    agreed = terms.offered.filter { request.answers.choices.contains($0.key) }.map { offer in
      offer.words(
        of: terms.organisation, isExpress: request.answers.express.contains(offer.key))
    }
    hasAgreed = !agreed.isEmpty
    noticeTitle = terms.notice.title
    noticeVersion = terms.notice.version.description
    noticeBody = NoticeHTML.render(NoticeText.render(terms.notice, in: register))
    isGuardian = request.decider == .guardian
    action = Route.decide(secret).path
  }
}

extension DecidePage: Page {
  static var template: String { "decide" }
  var pageTitle: String { isGuardian ? "A child asks you to agree" : "Is it you?" }
}
