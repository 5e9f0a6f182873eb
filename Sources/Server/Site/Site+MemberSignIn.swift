import Formats
import Hummingbird
import Identity
import Logging
import Members
import Register
import SignIn
import Staff
import Store
import Vault
import Workspace

extension Site {
  /// The ways by which a member comes in.
  func memberSignIn(_ way: Route.MemberWay, _ call: Call) async throws -> Response {
    let settings = try signInSettings(call)
    switch way {
    case .all: return try await waysPage(settings, call)
    case .told: return try await toldPage(settings, call)
    case .link: return try await askForLink(try ready(settings), call)
    case .host:
      guard let settings, let host = settings.host else { throw Refusal.noSuchPage }
      return try await hostSignIn(host, origin: settings.origin, call)
    case .provider(let id):
      guard let settings, let provider = settings.provider(id, for: .member) else {
        throw Refusal.noSuchPage
      }
      return try await leave(for: provider, .member, settings, call)
    case .back: return try await memberComesBack(try ready(settings), call)
    }
  }

  /// Opens a session for a member and sends the browser on; whoever was signed in here before is no longer.
  func enter(_ ordinal: UInt32, to route: Route, _ call: Call) async throws -> Response {
    let link = try await workspace.staff.makeLink(for: .member(ordinal), at: call.at)
    let opened = try await workspace.staff.signIn(link.token, at: call.at)
    if let old = token(call) { try await workspace.staff.endSession(old) }
    var response = see(route)
    response.setCookie(cookie(opened.token))
    return response
  }

  func signInSettings(_ call: Call) throws -> SignInSettings? {
    do {
      return try workspace.signInSettings()
    } catch let error as SignInSettingsError {
      call.visit.logger.error("sign-in", metadata: ["why": .string(error.description)])
      throw Refusal.notSetUp
    } catch is FileError {
      call.visit.logger.error(
        "sign-in", metadata: ["why": .string("\(SignInSettings.fileName) cannot be read")])
      throw Refusal.notSetUp
    }
  }

  func ready(_ settings: SignInSettings?) throws(Refusal) -> SignInSettings {
    guard let settings else { throw .noSuchPage }
    return settings
  }

  private func waysPage(_ settings: SignInSettings?, _ call: Call) async throws -> Response {
    let organisation = try? await workspace.inForce().register.organisation
    let isAsked = try call.query().one("asked") == "yes"
    return html(
      renderer.page(
        WaysPage(settings, contact: organisation?.contact.email, isAsked: isAsked),
        chrome: Chrome(
          organisation: organisation, here: nil, signedIn: try await signedIn(call))))
  }

  /// Takes an e-mail address and says the same of every one; what is done comes after the answer.
  private func askForLink(_ settings: SignInSettings, _ call: Call) async throws -> Response {
    try await countWay(call)
    let form = try await call.form(upTo: settings.formLimit)
    guard let address = try form.one("email"), LinkLetter.isMailbox(address) else {
      throw Refusal.unusable("That is not an e-mail address. Go back and look for a slip.")
    }
    let (workspace, origin, logger) = (workspace, settings.origin, call.visit.logger)
    await linkDesk.ask(address, mark: workspace.mark(ofMail: address), at: call.at) {
      try await workspace.sendLink(
        to: $0, origin: origin, path: { Route.link($0).path }, at: $1)
    } failed: { error in
      logger.error(
        "a sign-in link was not sent",
        metadata: ["type": .string(String(reflecting: type(of: error)))])
    }
    return see(.memberSignIn(.all), query: "?asked=yes")
  }

  /// A host site's token: GET shows a button, POST uses the token up.
  ///
  /// Whom we do not know gets the answer of a bad token.
  private func hostSignIn(
    _ host: HostSite, origin: String, _ call: Call
  ) async throws -> Response {
    guard call.request.method == .post else {
      guard let text = try call.query().one("token") else { throw Refusal.tokenUnusable }
      let organisation = try? await workspace.inForce().register.organisation
      return html(
        renderer.page(
          HostedPage(action: Route.memberSignIn(.host).path, token: text),
          chrome: Chrome(organisation: organisation, here: nil)))
    }
    try await signInLimit.check(call.visit.address, at: call.at)
    let form = try await call.form(upTo: 64 << 10)
    do {
      guard let text = try form.one("member-token") else { throw Refusal.tokenUnusable }
      let claim = try await identity.check(
        hostToken: text, of: host, origin: origin, at: call.at)
      let isFirst = try await workspace.signIn.useOnce(
        claim.token, of: host.issuer, until: claim.expires, at: call.at)
      let found = try await workspace.members.find(.id, claim.member)
      guard isFirst, let found else { throw Refusal.tokenUnusable }
      return try await enter(found, to: .me, call)
    } catch let error as IdentityError {
      note(error, call)
      await signInLimit.fail(call.visit.address, at: call.at)
      throw error.isOurs ? Refusal.cannotCheck : Refusal.tokenUnusable
    } catch let refusal as Refusal {
      await signInLimit.fail(call.visit.address, at: call.at)
      throw refusal
    }
  }

  /// Shows once what a provider sent.
  private func toldPage(_ settings: SignInSettings?, _ call: Call) async throws -> Response {
    let member = try await member(call)
    guard call.request.method == .get,
      let told = try await workspace.signIn.show(to: member.ordinal)
    else { return see(.me) }
    let organisation = try? await workspace.inForce().register.organisation
    return html(
      renderer.page(
        ToldPage(
          provider: settings?.provider(told.provider, for: .member)?.label ?? told.provider,
          claims: told.claims, hasClaims: !told.claims.isEmpty, onward: Route.me.path),
        chrome: Chrome(organisation: organisation, here: nil, signedIn: member.signedIn)))
  }

  /// Counts every try of a way, for each costs somebody a letter or a provider a question.
  func countWay(_ call: Call) async throws {
    try await wayLimit.check(call.visit.address, at: call.at)
    await wayLimit.fail(call.visit.address, at: call.at)
  }

  /// Writes down why somebody was not signed in: in words that hold nothing of what was sent.
  func note(_ error: IdentityError, _ call: Call) {
    call.visit.logger.warning("not signed in", metadata: ["why": .string(error.description)])
  }
}

extension SignInSettings {
  /// A form with one address needs no more.
  fileprivate var formLimit: Int { 8 << 10 }
}

extension Refusal {
  static let notSetUp = Refusal(
    status: .serviceUnavailable, title: "Signing in does not work at the moment",
    detail: "Our settings are wrong. It has been noted.")

  static let tokenUnusable = Refusal(
    status: .gone, title: "This sign-in did not work",
    detail: "Go back to our site and open your data from there once more.")

  static let cannotCheck = Refusal(
    status: .badGateway, title: "We cannot check who you are at the moment",
    detail: "Another computer did not answer as it must. Try again in a few minutes.")
}
