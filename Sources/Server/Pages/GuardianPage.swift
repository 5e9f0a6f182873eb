import Formats
import Forms
import Law
import Register
import Workspace

/// The values of the page on which a guardian decides: what the child entered, and what a yes would let happen.
struct GuardianPage {
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
  var guardianAction: String

  /// The page for a request and the form as it is now.
  init(_ request: GuardianRequest, secret: String, terms: FormTerms, register: Register) {
    title = terms.form.title
    controller = terms.organisation.name
    controllerAddress = "\(terms.organisation.address), \(terms.organisation.country.name)"
    sponsor = terms.sponsor?.label
    gift = terms.point.gift
    expires = HumanDate.minute(request.expires)
    entered = terms.asked.compactMap { asked in
      guard let value = request.answers.values[asked.field.id], !value.isEmpty else { return nil }
      return Entered(label: FormInput.capital(asked.field.label), value: value)
    }
    agreed = terms.offered.filter { request.answers.choices.contains($0.key) }.map { offer in
      let isExpress = request.answers.express.contains(offer.key)
      let express = isExpress ? offer.expressWords.map { " \($0)" } ?? "" : ""
      return offer.words(of: terms.organisation) + express
    }
    hasAgreed = !agreed.isEmpty
    noticeTitle = terms.notice.title
    noticeVersion = terms.notice.version.description
    noticeBody = NoticeHTML.render(NoticeText.render(terms.notice, in: register))
    guardianAction = Route.guardian(secret).path
  }
}

extension GuardianPage: Page {
  static var template: String { "guardian" }
  var pageTitle: String { "A child asks you to agree" }
}
