import Formats
import Hummingbird
import Identity
import Members
import Register
import SignIn
import Vault
import Workspace

extension Site {
  private var journeyCookie: String { cookieName + "-journey" }

  /// What a visitor's browser keeps of a journey, so that nobody can be sent back on somebody else's.
  private func journeyCookie(_ state: String?) -> Cookie {
    Cookie(
      name: journeyCookie, value: state ?? "", maxAge: state == nil ? 0 : Int(Journey.seconds),
      path: "/", secure: settings.isSecure, httpOnly: true, sameSite: .lax)
  }

  private func returnAddress(_ settings: SignInSettings) -> String {
    settings.origin + Route.memberSignIn(.back).path
  }

  /// Begins a journey: the page that follows says what the provider learns and holds the link to it.
  func leave(
    for provider: ProviderSettings, _ settings: SignInSettings, _ call: Call
  ) async throws -> Response {
    try await countWay(call)
    do {
      let journey = try await workspace.signIn.begin(with: provider.id, at: call.at)
      let address = try await identity.address(
        of: provider, for: journey, returningTo: returnAddress(settings), at: call.at)
      let organisation = try? await workspace.inForce().register.organisation
      let page = OnwardPage(
        provider: provider.label, address: address, back: Route.memberSignIn(.all).path)
      var response = html(
        renderer.page(page, chrome: Chrome(organisation: organisation, here: nil)))
      response.setCookie(journeyCookie(journey.state))
      return response
    } catch let error as IdentityError {
      note(error, call)
      throw Refusal.cannotCheck
    } catch is JourneyError {
      throw Refusal.tooMany(seconds: 300)
    }
  }

  /// The way back from a provider.
  func comeBack(_ settings: SignInSettings, _ call: Call) async throws -> Response {
    try await countWay(call)
    let query = try call.query()
    guard let state = try query.one("state"),
      state == call.request.cookies[journeyCookie]?.value,
      let journey = try await workspace.signIn.end(state, at: call.at),
      let provider = settings.provider(journey.provider)
    else { throw Refusal.journeyOver }
    // What a provider says of its error is its own text, and may hold anything.
    guard let code = try query.one("code") else { throw Refusal.journeyRefused }
    let mail: ProvedMail
    do {
      mail = try await identity.redeem(
        code, of: provider, issuer: try query.one("iss"), for: journey,
        returningTo: returnAddress(settings), at: call.at)
    } catch let error as IdentityError {
      note(error, call)
      switch error {
      case .unverifiedMail, .missing(claim: "email"): throw Refusal.mailNotVerified
      default: throw Refusal.cannotCheck
      }
    }
    guard let ordinal = try await workspace.members.find(.email, mail.address) else {
      throw Refusal.nobodyOfThatMail
    }
    try await workspace.signIn.keep(
      Told(provider: provider.id, claims: mail.claims, at: call.at), for: ordinal)
    var response = try await enter(ordinal, to: .memberSignIn(.told), call)
    response.setCookie(journeyCookie(nil))
    return response
  }
}

extension Refusal {
  static let journeyOver = Refusal(
    status: .gone, title: "This sign-in is over",
    detail: "It works once, within ten minutes, in the browser that began it. Begin again.")

  static let journeyRefused = Refusal(
    status: .forbidden, title: "You were not signed in",
    detail: "Nothing was sent to us. Begin again, or choose another way.")

  static let mailNotVerified = Refusal(
    status: .forbidden, title: "You were not signed in",
    detail:
      "We were not told an e-mail address that is known to be yours. Have it confirmed there, "
      + "or choose another way.")

  static let nobodyOfThatMail = Refusal(
    status: .forbidden, title: "We do not know you by that e-mail address",
    detail: "We hold nothing under the address that was confirmed. Choose another way.")
}
