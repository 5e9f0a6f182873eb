import Consent
import Formats
import Hummingbird
import Logging
import Register
import Rights
import Store
import Workspace

extension Site {
  /// The addresses of people's requests.
  func rights(_ place: Route.RightsPlace, _ call: Call) async throws -> Response {
    switch place {
    case .form: try await rightsForm(call)
    case .confirm(let secret): try await confirmRequest(secret, call)
    case .own: try await ownRequest(call)
    case .withdrawOwn(let id): try await withdrawOwn(id, call)
    case .desk: try await deskRequests(call)
    case .receive: try await receiveRequest(call)
    case .one(let id): try await deskRequest(id, call)
    case .step(let id, let step): try await take(step, request: id, call)
    case .letter(let id): try await requestLetter(id, call)
    case .calls: try await receiveByProgram(call)
    case .call(let id): try await showRequest(id, call)
    }
  }

  /// The public form: the same answer for everybody, known to us or not.
  private func rightsForm(_ call: Call) async throws -> Response {
    let organisation = try await workspace.inForce().register.organisation
    guard call.request.method == .post else {
      let isDone = try call.query().one("done") != nil
      return html(
        renderer.page(
          RightsPage(isDone: isDone),
          chrome: Chrome(
            organisation: organisation, here: .rights(.form), signedIn: try await signedIn(call))))
    }
    let form = try await call.form(upTo: min(32_768, settings.bodyLimit))
    guard let right = try form.one("right").flatMap(RequestRight.init(rawValue:)),
      RequestRight.ofPeople.contains(right)
    else { throw Refusal.unreadable("Say what you ask for.") }
    let email = try form.one("email")
    let number = try form.one("number")
    guard email != nil || number != nil else {
      throw Refusal.unusable("Say who you are: an e-mail address or a number.")
    }
    if let email, !email.contains("@") || email.utf8.count > 254 {
      throw Refusal.unusable("That is not an e-mail address. Go back and look for a slip.")
    }
    let id = try await workspace.receiveByForm(
      right, email: email, number: number, words: try form.one("words"),
      from: call.visit.address, at: call.at)
    let (workspace, logger) = (workspace, call.visit.logger)
    let origin = settings.origin
    // What is done comes after the answer, so that how long it takes tells nobody anything.
    await linkDesk.ask(id, mark: Array(id.utf8), at: call.at) { id, at in
      try await workspace.sendLink(toRequest: id, at: at) {
        origin + Route.rights(.confirm($0)).path
      }
    } failed: { error in
      logger.error(
        "a link to a request was not sent",
        metadata: ["type": .string(String(reflecting: type(of: error)))])
    }
    return see(.rights(.form), query: "?done=sent")
  }

  /// The page behind the link: GET shows a button, POST uses the link up.
  private func confirmRequest(_ secret: String, _ call: Call) async throws -> Response {
    let organisation = try await workspace.inForce().register.organisation
    let chrome = Chrome(organisation: organisation, here: nil)
    guard call.request.method == .post else {
      _ = try await workspace.requests.linked(by: secret, at: call.at)
      return html(
        renderer.page(
          MessagePage(
            heading: "Was it you?",
            paragraphs: [
              "Somebody sent us a request about data under your address. Press the button if it was you."
            ],
            form: .init(
              action: Route.rights(.confirm(secret)).path, button: "Yes, it was me")),
          chrome: chrome))
    }
    try await signInLimit.check(call.visit.address, at: call.at)
    do {
      let request = try await workspace.confirmRequest(by: secret, at: call.at)
      let due = request.legalDue.map { "We answer by \(HumanDate.text($0))." }
      return html(
        renderer.page(
          MessagePage(
            heading: "Thank you",
            paragraphs: [
              "Your request is with us. Its number is \(request.id). "
                + (due ?? "We answer as soon as we can.")
            ]), chrome: chrome))
    } catch let error as RequestError where error == .deadLink {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw error
    }
  }

  /// A request from the member's own page: who asks is known.
  private func ownRequest(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let form = try await form(call)
    guard let right = try form.one("right").flatMap(RequestRight.init(rawValue:)),
      RequestRight.ofPeople.contains(right)
    else { throw Refusal.unreadable("Say what you ask for.") }
    _ = try await workspace.receiveOwn(
      right, words: try form.one("words"), of: member.ordinal, actor: member.actor, at: call.at)
    return see(.me, query: "?done=requested", anchor: "#requests")
  }

  private func withdrawOwn(_ id: String, _ call: Call) async throws -> Response {
    let member = try await member(call)
    _ = try await form(call)
    // Somebody else's request is as unknown as none.
    guard try await workspace.requests.find(id).subject == member.ordinal else {
      throw Refusal.noSuchPage
    }
    try await workspace.take(.withdraw(reason: nil), for: id, actor: member.actor, at: call.at)
    return see(.me, query: "?done=taken-back", anchor: "#requests")
  }

  /// What the room of requests refuses.
  static func refusal(_ error: RequestError) -> Refusal? {
    switch error {
    case .unknown: .noSuchPage
    case .deadLink:
      Refusal(
        status: .gone, title: "This link no longer works",
        detail: "It works once, for seven days. Send the form again for a new one.")
    case .tooMany: .tooMany(seconds: 3_600)
    case .damaged: nil
    default: .unusable(sentence(error.description))
    }
  }
}
