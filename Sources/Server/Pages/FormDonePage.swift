import Forms
import Register

/// The values of the page after what was entered in a form was recorded.
struct FormDonePage {
  var title: String
  var kept: [String]
  var hasKept: Bool
  var agreed: [String]
  var hasAgreed: Bool
  var noticeVersion: String
  var basis: String
  /// Whether the answer is a guardian's for a child.
  var isGuardian: Bool

  /// What a submission has recorded.
  init(_ terms: FormTerms, _ submission: FormSubmission, isGuardian: Bool = false) {
    title = terms.form.title
    kept = terms.asked.filter { submission.values[$0.field.id] != nil }.map { asked in
      let why = asked.isRequired ? "needed for what you asked for" : "because you ticked it"
      return "\(FormInput.capital(asked.field.label)): \(why)"
    }
    hasKept = !kept.isEmpty
    agreed = submission.yeses.map {
      $0.offer.words(of: terms.organisation, isExpress: $0.isExpress)
    }
    hasAgreed = !agreed.isEmpty
    noticeVersion = terms.notice.version.description
    basis = "\(terms.point.place), under the name \(terms.point.brand)"
    self.isGuardian = isGuardian
  }
}

extension FormDonePage: Page {
  static var template: String { "formdone" }
  var pageTitle: String { "Thank you" }
}
