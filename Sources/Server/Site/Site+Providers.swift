import Formats
import Hummingbird
import Identity
import Members
import Register
import SignIn
import Vault
import Workspace

extension Site {
  /// Each audience has a cookie of its own, so that neither way ends the other.
  private func journeyCookie(of audience: Audience) -> String {
    switch audience {
    case .member: cookieName + "-journey"
    case .staff: cookieName + "-staff-journey"
    }
  }

  /// What a visitor's browser keeps of a journey, so that nobody can be sent back on somebody else's.
  private func journeyCookie(_ state: String?, _ audience: Audience) -> Cookie {
    Cookie(
      name: journeyCookie(of: audience), value: state ?? "",
      maxAge: state == nil ? 0 : Int(Journey.seconds), path: "/", secure: settings.isSecure,
      httpOnly: true, sameSite: .lax)
  }

  private func returnAddress(_ audience: Audience, _ settings: SignInSettings) -> String {
    settings.origin + audience.back.path
  }

  /// Begins a journey: the page that follows says what the provider learns and holds the link to it.
  func leave(
    for provider: ProviderSettings, _ audience: Audience, _ settings: SignInSettings, _ call: Call
  ) async throws -> Response {
    try await countWay(call)
    do {
      let journey = try await workspace.signIn.begin(
        with: provider.id, for: audience, at: call.at)
      let address = try await identity.address(
        of: provider, for: journey, returningTo: returnAddress(audience, settings), at: call.at)
      let organisation = try? await workspace.inForce().register.organisation
      let page = OnwardPage(
        provider: provider.label, address: address, back: audience.begin.path,
        isTold: audience == .member)
      var response = html(
        renderer.page(page, chrome: Chrome(organisation: organisation, here: nil)))
      response.setCookie(journeyCookie(journey.state, audience))
      return response
    } catch let error as IdentityError {
      note(error, call)
      throw Refusal.cannotCheck
    } catch is JourneyError {
      throw Refusal.tooMany(seconds: 300)
    }
  }

  /// The way back from a provider, up to who it was that came.
  ///
  /// Throws `Refusal.journeyOver`, `.journeyRefused`, `.cannotCheck`, and `unverified` when the provider
  /// names nobody whose e-mail address it has verified.
  func comeBack(
    _ audience: Audience, _ settings: SignInSettings, unverified: Refusal, _ call: Call
  ) async throws -> (provider: ProviderSettings, who: ProvedMail) {
    try await countWay(call)
    let query = try call.query()
    guard let state = try query.one("state"),
      state == call.request.cookies[journeyCookie(of: audience)]?.value,
      let journey = try await workspace.signIn.end(state, for: audience, at: call.at),
      let provider = settings.provider(journey.provider, for: audience)
    else { throw Refusal.journeyOver }
    // What a provider says of its error is its own text, and may hold anything.
    guard let code = try query.one("code") else { throw Refusal.journeyRefused }
    do {
      let who = try await identity.redeem(
        code, of: provider, issuer: try query.one("iss"), for: journey,
        returningTo: returnAddress(audience, settings), at: call.at)
      return (provider, who)
    } catch let error as IdentityError {
      note(error, call)
      switch error {
      case .unverifiedMail, .missing(claim: "email"): throw unverified
      default: throw Refusal.cannotCheck
      }
    }
  }

  /// The way back of a member.
  func memberComesBack(_ settings: SignInSettings, _ call: Call) async throws -> Response {
    let (provider, who) = try await comeBack(
      .member, settings, unverified: .mailNotVerified, call)
    guard let ordinal = try await workspace.members.find(.email, who.address) else {
      throw Refusal.nobodyOfThatMail
    }
    try await workspace.signIn.keep(
      Told(provider: provider.id, claims: who.claims, at: call.at), for: ordinal)
    return ended(try await enter(ordinal, to: .memberSignIn(.told), call), .member)
  }

  /// An answer after which the browser forgets its journey.
  func ended(_ response: Response, _ audience: Audience) -> Response {
    var response = response
    response.setCookie(journeyCookie(nil, audience))
    return response
  }
}

extension Audience {
  /// Where a provider sends the browser back to.
  fileprivate var back: Route {
    switch self {
    case .member: .memberSignIn(.back)
    case .staff: .staffSignIn(.back)
    }
  }

  /// The page on which a journey begins.
  fileprivate var begin: Route {
    switch self {
    case .member: .memberSignIn(.all)
    case .staff: .signIn
    }
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
