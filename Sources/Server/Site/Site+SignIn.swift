import Formats
import Hummingbird
import Register
import Staff
import Workspace

extension Site {
  /// A sign-in link: GET shows a button, POST uses the link up.
  ///
  /// Mail scanners open every link they see; only a person presses a button.
  func signInLink(_ token: String, _ call: Call) async throws -> Response {
    guard call.request.method == .post else {
      let organisation = try? await workspace.inForce().register.organisation
      let page = MessagePage(
        heading: "Sign in",
        paragraphs: ["This link works once. Press the button to use it."],
        form: .init(action: Route.link(token).path, button: "Sign in"))
      return html(
        renderer.page(page, chrome: Chrome(organisation: organisation, here: nil)))
    }
    try await signInLimit.check(call.visit.address, at: call.at)
    let opened: OpenedSession
    do {
      opened = try await workspace.staff.signIn(Token(token), at: call.at)
    } catch let error as StaffError {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw error
    }
    return try await enter(opened, call)
  }

  /// Sends a browser with a new session to where its visitor begins.
  func enter(_ opened: OpenedSession, _ call: Call) async throws -> Response {
    // Whoever was signed in here before is no longer: two people may share a computer.
    if let old = token(call) { try await workspace.staff.endSession(old) }
    var response: Response
    switch opened.session.principal {
    case .member: response = see(.me)
    case .staff(let id):
      let role = try await workspace.staff.account(id)?.role
      response = see(role.map { DeskPowers($0).home } ?? .desk)
    }
    response.setCookie(cookie(opened.token))
    return response
  }

  /// Ends the session.
  func signOut(_ call: Call) async throws -> Response {
    _ = try await form(call)
    if let token = token(call) { try await workspace.staff.endSession(token) }
    var response = see(.home)
    response.setCookie(cookie(nil))
    return response
  }
}
