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
    switch try await workspace.submit(answers, form: id, at: call.at, link: guardianLink) {
    case .problems(let problems):
      return html(
        renderer.page(
          FormPage(
            terms, register: register, answers: answers, problems: problems,
            isEmbedded: chrome.isEmbedded), chrome: chrome), status: .unprocessableContent)
    case .taken(let submission):
      return html(renderer.page(FormDonePage(terms, submission), chrome: chrome))
    case .guardianAsked:
      return html(
        renderer.page(
          MessagePage(
            heading: "We are asking your parent or guardian",
            paragraphs: [
              "We wrote to the address that you gave. Until they say yes, nothing happens.",
              "If they say no, or nothing within seven days, all that you entered is destroyed.",
            ]), chrome: chrome))
    }
  }

  /// A guardian's page: GET shows what the child entered, POST says yes or no; the link works once.
  func guardian(_ secret: String, _ call: Call) async throws -> Response {
    try await signInLimit.check(call.visit.address, at: call.at)
    let request: GuardianRequest
    do {
      request = try await workspace.forms.guardianRequest(secret, at: call.at)
    } catch FormsError.guardianLinkUnknown {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw FormsError.guardianLinkUnknown
    }
    let register = try await workspace.inForce().register
    let chrome = Chrome(organisation: register.organisation, here: nil)
    if call.request.method == .post {
      let form = try await call.form(upTo: settings.bodyLimit)
      switch try form.one("answer") {
      case "yes": return try await agree(secret, request, form, chrome, call)
      case "no":
        try await workspace.forms.settle(secret, yes: false, at: call.at)
        return html(
          renderer.page(
            MessagePage(
              heading: "You said no",
              paragraphs: ["Everything that the child entered is destroyed. Nothing was kept."]),
            chrome: chrome))
      default: throw Refusal.unreadable("Say yes or no with the buttons on the page.")
      }
    }
    let terms = try await workspace.form(request.form, at: call.at)
    return html(
      renderer.page(
        GuardianPage(request, secret: secret, terms: terms, register: register), chrome: chrome))
  }

  private func agree(
    _ secret: String, _ request: GuardianRequest, _ form: FormFields, _ chrome: Chrome, _ call: Call
  ) async throws -> Response {
    let terms = try await workspace.form(request.form, at: call.at)
    let outcome = try await workspace.agreeAsGuardian(
      secret, notice: try form.one("notice") ?? "", at: call.at)
    guard case .taken(let submission) = outcome else {
      throw Refusal.unusable(
        "The form or what we tell about it has changed meanwhile. Open the page again; if this "
          + "stays, ask the child to fill in the new form.")
    }
    return html(
      renderer.page(
        FormDonePage(terms, submission, isGuardian: true), chrome: chrome))
  }

  /// The sites that may show this page inside their own: those of the register, and only an embedded form.
  func framers(_ route: Route?, _ request: Request) async -> [String] {
    guard case .form? = route, Self.isEmbedded(request) else { return [] }
    return (try? await workspace.inForce().register.sites.flatMap(\.origins)) ?? []
  }

  private static func isEmbedded(_ request: Request) -> Bool {
    (request.uri.query ?? "").split(separator: "&").contains("embed=1")
  }

  /// Where a guardian decides; never made from what a request says of the host.
  private func guardianLink(_ secret: String) -> String {
    settings.origin + Route.guardian(secret).path
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
