import Vendors

/// The values of the page on which a partner answers our questions.
struct PartnerQuestionsPage {
  struct Question {
    var name: String
    var title: String
    var question: String
  }

  var partner: String
  var organisation: String
  var questions: [Question]
  var action: String

  init(partner: String, organisation: String, secret: String) {
    self.partner = partner
    self.organisation = organisation
    questions = Criterion.allCases.map {
      Question(name: $0.rawValue, title: $0.title, question: $0.question)
    }
    action = Route.partnerQuestions(secret).path
  }
}

extension PartnerQuestionsPage: Page {
  static var template: String { "partnerquestions" }
  var pageTitle: String { "Questions to \(partner)" }
}
