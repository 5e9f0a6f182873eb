import Formats
import HTTPTypes
import Hummingbird
import Law
import Register
import Vendors
import Workspace

extension Site {
  /// The questions that a partner answers by a secret link, once, without an account.
  func partnerQuestions(_ secret: String, _ call: Call) async throws -> Response {
    try await signInLimit.check(call.visit.address, at: call.at)
    let register = try await workspace.inForce().register
    let id: RecipientID
    do {
      id = try await workspace.vendors.asked(by: secret, at: call.at)
    } catch VendorError.deadLink {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw VendorError.deadLink
    }
    let chrome = Chrome(organisation: register.organisation, here: nil)
    guard call.request.method == .post else {
      return html(
        renderer.page(
          PartnerQuestionsPage(
            partner: register.recipients[id: id]?.label ?? id.text,
            organisation: register.organisation.name, secret: secret), chrome: chrome))
    }
    let form = try await call.form(upTo: min(65_536, settings.bodyLimit))
    try await workspace.vendors.answer(
      secret, try Self.answers(form, on: call.at.date), at: call.at)
    return html(
      renderer.page(
        MessagePage(
          heading: "Thank you",
          paragraphs: [
            "Your answers were received. Somebody at \(register.organisation.name) reads them."
          ]), chrome: chrome))
  }

  private static func answers(
    _ form: FormFields, on day: CivilDate
  ) throws(Refusal) -> PartnerAnswers {
    var answers: [PartnerAnswers.Answer] = []
    for criterion in Criterion.allCases {
      answers.append(
        PartnerAnswers.Answer(
          criterion: criterion, text: try form.one(criterion.rawValue) ?? ""))
    }
    var names: [DeclaredName] = []
    for kind in DeclaredName.Kind.allCases {
      names += lines(try form.one("names-\(kind.rawValue)")).map {
        DeclaredName(kind: kind, name: $0, isDeclaredByPartner: true)
      }
    }
    var parties: [SubProcessor] = []
    for line in lines(try form.one("processors")) {
      let parts = line.split(separator: ",", maxSplits: 2).map {
        String($0.drop { $0 == " " })
      }
      guard parts.count == 3, let country = Country(parts[1].uppercased().filter { $0 != " " })
      else {
        throw .unusable("Write each one on a line: its name, its country's two letters, its task.")
      }
      parties.append(
        SubProcessor(
          name: parts[0], country: country, task: parts[2], from: day, isDeclaredByPartner: true))
    }
    return PartnerAnswers(
      by: try form.one("by") ?? "", answers: answers, names: names, subProcessors: parties)
  }

  private static func lines(_ text: String?) -> [String] {
    (text ?? "").split(whereSeparator: \.isNewline).map(String.init).filter {
      !$0.allSatisfy(\.isWhitespace)
    }
  }
}
