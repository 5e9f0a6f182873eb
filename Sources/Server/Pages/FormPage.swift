import Formats
import Forms
import Law
import Register
import Statements
import Workspace

/// The values of a form's page: all that people must know before they write anything (demands A4, H3).
struct FormPage {
  /// A box to tick; it is off unless somebody has ticked it.
  struct Tick {
    var tickID: String
    var tickName: String
    var tickValue: String
    var isOn: Bool
    var words: String
  }

  /// One yes, with the second one that special categories need.
  struct Yes {
    var yes: Tick
    var express: Tick?
  }

  var title: String
  var controller: String
  var controllerAddress: String
  var sponsor: String?
  var gift: String?
  var place: String
  var until: String?
  var leastAge: String?
  var problems: [String]
  var hasProblems: Bool
  var required: [FormInput]
  var hasRequired: Bool
  var optional: [FormInput]
  var hasOptional: Bool
  var declared: FormInput
  var guardian: FormInput?
  var yeses: [Yes]
  var hasYeses: Bool
  var noticeTitle: String
  var noticeVersion: String
  var noticeFrom: String
  /// HTML made from the notice's text by `NoticeHTML`; the only value that is not escaped again.
  var noticeBody: String
  var formAction: String

  /// A form with what was entered so far, and what is wrong with it.
  init(
    _ terms: FormTerms, register: Register, answers: FormAnswers = FormAnswers(),
    problems: [FormProblem] = [], isEmbedded: Bool
  ) {
    title = terms.form.title
    controller = terms.organisation.name
    controllerAddress = Chrome.Controller(terms.organisation).address
    sponsor = terms.sponsor?.label
    gift = terms.point.gift
    place = "\(terms.point.place), under the name \(terms.point.brand)"
    until = terms.form.until.map(HumanDate.text)
    leastAge = terms.form.age.map(String.init)
    self.problems = problems.filter { $0.place == .form }.map(\.sentence)
    hasProblems = !problems.isEmpty
    let inputs = terms.asked.map { asked in
      FormInput(asked, terms.organisation, answers, problems)
    }
    let paired = Array(zip(terms.asked, inputs))
    required = paired.filter { $0.0.isRequired }.map(\.1)
    optional = paired.filter { !$0.0.isRequired }.map(\.1)
    hasRequired = !required.isEmpty
    hasOptional = !optional.isEmpty
    declared = FormInput.age(answers, problems)
    guardian = FormInput.guardian(answers, problems)
    yeses = terms.offered.enumerated().map { position, offer in
      Yes(
        yes: Tick(
          tickID: "yes-\(position)", tickName: "yes", tickValue: offer.key,
          isOn: answers.choices.contains(offer.key), words: offer.words(of: terms.organisation)),
        express: offer.expressWords.map {
          Tick(
            tickID: "express-\(position)", tickName: "express", tickValue: offer.key,
            isOn: answers.express.contains(offer.key), words: $0)
        })
    }
    hasYeses = !yeses.isEmpty
    noticeTitle = terms.notice.title
    noticeVersion = terms.notice.version.description
    noticeFrom = HumanDate.text(terms.notice.from)
    noticeBody = NoticeHTML.render(NoticeText.render(terms.notice, in: register))
    formAction = Route.form(terms.form.id.text).path + (isEmbedded ? "?embed=1" : "")
  }
}

extension FormPage: Page {
  static var template: String { "form" }
  var pageTitle: String { title }
}
