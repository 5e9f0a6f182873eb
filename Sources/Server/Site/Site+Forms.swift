import Formats
import Forms
import HTTPTypes
import Hummingbird
import Register
import Workspace

extension Site {
  /// A form: GET shows it with every tick off, POST records what was entered, or says what to mend.
  ///
  /// Nobody is signed in here, so there is no session whose token a form could carry; that it was sent from our own
  /// page is asked of the browser, as with every form.
  func form(_ name: String, _ call: Call) async throws -> Response {
    guard let id = FormID(name) else { throw Refusal.noSuchPage }
    let terms = try await workspace.form(id, at: call.at)
    let register = try await workspace.inForce().register
    let chrome = Chrome(
      organisation: terms.organisation, here: nil, isEmbedded: Self.isEmbedded(call.request))
    guard call.request.method == .post else {
      return html(
        renderer.page(
          FormPage(terms, register: register, isEmbedded: chrome.isEmbedded), chrome: chrome))
    }
    // Every answer may send a mail to an address that a stranger chose.
    try await formLimit.check(call.visit.address, at: call.at)
    await formLimit.fail(call.visit.address, at: call.at)
    let answers = try Self.answers(try await call.form(upTo: settings.bodyLimit), terms)
    let outcome = try await workspace.submit(answers, form: id, at: call.at, link: decideLink)
    if case .problems(let problems) = outcome {
      return html(
        renderer.page(
          FormPage(
            terms, register: register, answers: answers, problems: problems,
            isEmbedded: chrome.isEmbedded), chrome: chrome), status: .unprocessableContent)
    }
    return html(donePage(outcome, terms, chrome))
  }

  /// The page of a link in a mail: GET shows what was entered, POST says yes or no; the link works once.
  func decide(_ secret: String, _ call: Call) async throws -> Response {
    try await signInLimit.check(call.visit.address, at: call.at)
    let ticket = FormTicket(secret: secret)
    let request: FormRequest
    do {
      request = try await workspace.forms.request(ticket, at: call.at)
    } catch FormsError.linkUnknown {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw FormsError.linkUnknown
    }
    let register = try await workspace.inForce().register
    let chrome = Chrome(organisation: register.organisation, here: nil)
    let terms = try await workspace.form(request.form, at: call.at)
    guard call.request.method == .post else {
      return html(
        renderer.page(
          DecidePage(request, secret: secret, terms: terms, register: register), chrome: chrome))
    }
    let form = try await call.form(upTo: settings.bodyLimit)
    switch try form.one("answer") {
    case "yes":
      let outcome = try await workspace.agree(
        ticket, notice: try form.one("notice") ?? "", at: call.at, link: decideLink)
      if case .problems = outcome {
        throw Refusal.unusable(
          "The form or what we tell about it has changed meanwhile. Open the page again; if this "
            + "stays, the form has to be filled in anew.")
      }
      return html(donePage(outcome, terms, chrome, byGuardian: request.byGuardian))
    case "no":
      try await workspace.forms.settle(ticket, yes: false, at: call.at)
      return html(
        renderer.page(
          MessagePage(
            heading: "You said no",
            paragraphs: ["Everything that was entered is destroyed. Nothing was kept."]),
          chrome: chrome))
    default: throw Refusal.unreadable("Say yes or no with the buttons on the page.")
    }
  }

  private func donePage(
    _ outcome: FormOutcome, _ terms: FormTerms, _ chrome: Chrome, byGuardian: Bool = false
  ) -> String {
    let message: MessagePage
    switch outcome {
    case .taken(let submission):
      return renderer.page(
        FormDonePage(terms, submission, isGuardian: byGuardian), chrome: chrome)
    case .asked(.guardian):
      message = MessagePage(
        heading: "We are asking your parent or guardian",
        paragraphs: [
          "We wrote to the address that you gave. Until they say yes, nothing happens.",
          "If they say no, or nothing within seven days, all that you entered is destroyed.",
        ])
    case .asked:
      message = MessagePage(
        heading: byGuardian ? "Thank you. One step is left" : "One step is left",
        paragraphs: [
          byGuardian
            ? "We wrote to the e-mail address that the child gave. Nothing is recorded until the "
              + "link in that mail is opened and answered with yes."
            : "We wrote to the e-mail address that you gave. Open the link in that mail and say "
              + "yes: until then nothing is recorded.",
          "After seven days without an answer all that was entered is destroyed. If the address "
            + "is known to us already, the mail says so, and nothing is changed.",
        ])
    case .known, .problems:
      message = MessagePage(
        heading: "We know this address already",
        paragraphs: [
          "Nothing was changed, and nothing that was entered was kept. Sign in to see or change "
            + "what we hold."
        ])
    }
    return renderer.page(message, chrome: chrome)
  }

  /// The sites that may show this page inside their own: those of the register, and only an embedded form.
  func framers(_ route: Route?, _ request: Request) async -> [String] {
    guard case .form? = route, Self.isEmbedded(request) else { return [] }
    return (try? await workspace.inForce().register.sites.flatMap(\.origins)) ?? []
  }

  private static func isEmbedded(_ request: Request) -> Bool {
    (request.uri.query ?? "").split(separator: "&").contains("embed=1")
  }

  /// Where a mail leads; never made from what a request says of the host.
  private func decideLink(_ secret: String) -> String {
    settings.origin + Route.decide(secret).path
  }

  private static func answers(
    _ form: FormFields, _ terms: FormTerms
  ) throws -> FormAnswers {
    var answers = FormAnswers(
      kept: Set(form.all("keep").compactMap { FieldID($0) }), choices: Set(form.all("yes")),
      express: Set(form.all("express")), age: try form.one("age") ?? "",
      guardian: try form.one("guardian") ?? "", notice: try form.one("notice") ?? "")
    for asked in terms.asked {
      answers.values[asked.field.id] = try form.one(FormInput.name(asked.field.id))
    }
    return answers
  }
}
