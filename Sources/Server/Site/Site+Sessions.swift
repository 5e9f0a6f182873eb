import Formats
import Hummingbird
import Register
import Staff
import Store
import Workspace

/// A signed-in visitor, with the token that their forms must carry.
struct Visitor: Sendable {
  let session: Session
  let formToken: String
}

/// A signed-in member of staff.
struct StaffVisitor: Sendable {
  let actor: Actor
  let powers: DeskPowers
  let role: StaffRole
  let session: Session
  let formToken: String

  var signedIn: SignedIn {
    SignedIn(formToken: formToken, role: powers.title, begin: powers.home, powers: powers)
  }
}

/// A signed-in subject.
struct MemberVisitor: Sendable {
  let ordinal: UInt32
  let formToken: String

  /// The subject as actor of their own acts; the identifier tells nothing.
  var actor: Actor { Actor(kind: .member, id: "self") }
  var signedIn: SignedIn { SignedIn(formToken: formToken, role: nil) }
}

extension Site {
  /// The cookie's name; `__Host-` makes browsers refuse one that another host or path has set.
  var cookieName: String { settings.isSecure ? "__Host-aboveboard" : "aboveboard" }

  /// The cookie that holds a session's token; without lifetime, it ends with the browser.
  func cookie(_ token: Token?) -> Cookie {
    Cookie(
      name: cookieName, value: token?.text ?? "", maxAge: token == nil ? 0 : nil, path: "/",
      secure: settings.isSecure, httpOnly: true, sameSite: .lax)
  }

  func token(_ call: Call) -> Token? {
    call.request.cookies[cookieName].map { Token($0.value) }
  }

  /// Who is signed in, or nil.
  func visitor(_ call: Call) async throws -> Visitor? {
    guard let token = token(call),
      let session = try await workspace.staff.session(token, at: call.at)
    else { return nil }
    return Visitor(session: session, formToken: workspace.staff.formToken(of: session))
  }

  /// The signed-in subject; throws `Refusal.signInNeeded`.
  func member(_ call: Call) async throws -> MemberVisitor {
    guard let visitor = try await visitor(call),
      case .member(let ordinal) = visitor.session.principal
    else { throw Refusal.signInNeeded }
    return MemberVisitor(ordinal: ordinal, formToken: visitor.formToken)
  }

  /// The signed-in member of staff, whose role `require(_:_:)` has let in; throws
  /// `Refusal.signInNeeded`.
  func staff(_ call: Call) async throws -> StaffVisitor {
    guard let visitor = try await visitor(call),
      case .staff(let id) = visitor.session.principal,
      let account = try await workspace.staff.account(id), account.isActive
    else { throw Refusal.signInNeeded }
    return StaffVisitor(
      actor: Actor(kind: .staff, id: id),
      powers: DeskPowers(account.role, team: account.team), role: account.role,
      session: visitor.session, formToken: visitor.formToken)
  }

  /// The posted form of a signed-in visitor; throws `Refusal.crossSite` without its token.
  func form(_ call: Call) async throws -> FormFields {
    guard let visitor = try await visitor(call) else { throw Refusal.signInNeeded }
    let form = try await call.form(upTo: settings.bodyLimit)
    guard let token = try form.one("token"),
      workspace.staff.isValid(formToken: token, of: visitor.session)
    else { throw Refusal.crossSite }
    return form
  }

  /// Who is signed in, as the surroundings of a page that anyone may see show it.
  func signedIn(_ call: Call) async throws -> SignedIn? {
    guard let visitor = try await visitor(call) else { return nil }
    switch visitor.session.principal {
    case .member: return SignedIn(formToken: visitor.formToken, role: nil)
    case .staff(let id):
      let powers = try await workspace.staff.account(id).map {
        DeskPowers($0.role, team: $0.team)
      }
      return SignedIn(
        formToken: visitor.formToken, role: powers?.title, begin: powers?.home ?? .desk)
    }
  }
}
