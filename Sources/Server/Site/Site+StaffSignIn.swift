import HTTPTypes
import Hummingbird
import Register
import SignIn
import Staff
import Workspace

extension Site {
  /// The sign-in of staff: GET shows the form, POST opens a session or shows the form again.
  func staffSignIn(_ call: Call) async throws -> Response {
    guard call.request.method == .post else { return await signInForm(nil, status: .ok, call) }
    try await signInLimit.check(call.visit.address, at: call.at)
    let form = try await call.form(upTo: 4_096)
    do {
      let opened = try await workspace.staff.signIn(
        account: try form.one("account") ?? "", password: Password(try form.one("password") ?? ""),
        code: try form.one("code") ?? "", at: call.at)
      return try await enter(opened, call)
    } catch StaffError.signInRefused {
      await signInLimit.fail(call.visit.address, at: call.at)
      return await signInForm(
        "Account, password or code is not right. Check all three. A code works only once, so wait for "
          + "the next one.", status: .unauthorized, call)
    } catch StaffError.signInPaused(let seconds) {
      await signInLimit.fail(call.visit.address, at: call.at)
      var response = await signInForm(
        "Too many attempts at this account have failed. Try again \(Self.wait(seconds)).",
        status: .tooManyRequests, call)
      response.headers[.retryAfter] = String(seconds)
      return response
    }
  }

  private func signInForm(
    _ problem: String?, status: HTTPResponse.Status, _ call: Call
  ) async -> Response {
    // A fault in the file has been logged; passwords work without it.
    let providers = (try? signInSettings(call))?.providers(for: .staff) ?? []
    let organisation = try? await workspace.inForce().register.organisation
    return html(
      renderer.page(
        SignInPage(problem: problem, providers: providers),
        chrome: Chrome(organisation: organisation, here: .signIn)), status: status)
  }

  private static func wait(_ seconds: Int64) -> String {
    let minutes = (seconds + 59) / 60
    return minutes <= 1 ? "in a minute" : "in \(minutes) minutes"
  }
}
