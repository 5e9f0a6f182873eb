import Door
import Formats
import Hummingbird
import Register
import Staff
import Workspace

/// A partner who is signed in to the pages.
struct PartnerVisitor: Sendable {
  let partner: Partner
  let formToken: String

  var signedIn: SignedIn { SignedIn(formToken: formToken, role: nil, isPartner: true) }
}

extension Site {
  /// The cookie of partners, apart from that of members and staff: nobody is both by mistake.
  var partnerCookieName: String { cookieName + "-partner" }

  func partnerToken(_ call: Call) -> Token? {
    call.request.cookies[partnerCookieName].map { Token($0.value) }
  }

  private func partnerCookie(_ token: Token?) -> Cookie {
    Cookie(
      name: partnerCookieName, value: token?.text ?? "", maxAge: token == nil ? 0 : nil, path: "/",
      secure: settings.isSecure, httpOnly: true, sameSite: .lax)
  }

  /// The signed-in partner; throws `Refusal.signInNeeded`.
  func partner(_ call: Call) async throws -> PartnerVisitor {
    guard let token = partnerToken(call),
      let session = try await workspace.door.session(token, at: call.at)
    else { throw Refusal.signInNeeded }
    return PartnerVisitor(
      partner: Partner(session.recipient, way: .page),
      formToken: workspace.door.formToken(of: session))
  }

  /// The posted form of a signed-in partner; throws `Refusal.crossSite` without its token.
  func partnerForm(_ call: Call) async throws -> FormFields {
    guard let cookie = partnerToken(call),
      let session = try await workspace.door.session(cookie, at: call.at)
    else { throw Refusal.signInNeeded }
    let form = try await call.form(upTo: settings.bodyLimit)
    guard let token = try form.one("token"),
      workspace.door.isValid(formToken: token, of: session)
    else { throw Refusal.crossSite }
    return form
  }

  /// A partner's sign-in link: GET shows a button, POST uses the link up.
  func partnerLink(_ token: String, _ call: Call) async throws -> Response {
    let place = Route.door(.link(token))
    guard call.request.method == .post else {
      let organisation = try? await workspace.inForce().register.organisation
      let page = MessagePage(
        heading: "Sign in for partners",
        paragraphs: ["This link works once. Press the button to use it."],
        form: .init(action: place.path, button: "Sign in"))
      return html(renderer.page(page, chrome: Chrome(organisation: organisation, here: nil)))
    }
    try await signInLimit.check(call.visit.address, at: call.at)
    do {
      let opened = try await workspace.door.signIn(Token(token), at: call.at)
      if let old = partnerToken(call) { try await workspace.door.endSession(old) }
      var response = see(.door(.all))
      response.setCookie(partnerCookie(opened.token))
      return response
    } catch let error as DoorError {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw error
    }
  }

  /// Ends a partner's visit.
  func partnerSignOut(_ call: Call) async throws -> Response {
    _ = try await partnerForm(call)
    if let token = partnerToken(call) { try await workspace.door.endSession(token) }
    var response = see(.home)
    response.setCookie(partnerCookie(nil))
    return response
  }

  /// What the door refuses; whether something is somebody else's or nobody's looks the same.
  static func refusal(_ error: DoorError) -> Refusal? {
    switch error {
    case .notTheirs: .noSuchPage
    case .linkUnusable:
      Refusal(
        status: .gone, title: "This sign-in link no longer works",
        detail: "A link works once and for a short time. Ask for a new one.")
    case .permissionEnded:
      Refusal(
        status: .conflict, title: "This file is not handed over any more",
        detail: sentence(error.description))
    case .fileGone:
      Refusal(
        status: .gone, title: "This file is not here any more",
        detail: sentence(error.description))
    case .damaged: nil
    default: .unusable(sentence(error.description))
    }
  }
}
