import Hummingbird
import Identity
import SignIn
import Staff
import Workspace

extension Site {
  /// The ways by which staff come in with a provider of theirs.
  func staffSignIn(_ way: Route.StaffWay, _ call: Call) async throws -> Response {
    let settings = try ready(try signInSettings(call))
    switch way {
    case .provider(let id):
      guard let provider = settings.provider(id, for: .staff) else { throw Refusal.noSuchPage }
      return try await leave(for: provider, .staff, settings, call)
    case .back:
      try await signInLimit.check(call.visit.address, at: call.at)
      do {
        let (provider, who) = try await comeBack(
          .staff, settings, unverified: .identityOpensNothing, call)
        let opened = try await workspace.openDesk(
          to: who.subject, of: provider, mail: who.address, at: call.at)
        return ended(try await enter(opened, call), .staff)
      } catch let error
        where (error as? StaffError) == .identityRefused
        || (error as? Refusal) == .identityOpensNothing
      {
        await signInLimit.fail(call.visit.address, at: call.at)
        throw Refusal.identityOpensNothing
      }
    }
  }
}

extension Refusal {
  /// The one answer to whoever is not bound to an active account, so that it tells nothing of accounts.
  static let identityOpensNothing = Refusal(
    status: .forbidden, title: "You were not signed in",
    detail: "This identity opens nothing here; whoever runs this server can bind it to an account.")
}
