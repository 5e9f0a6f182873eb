import Hummingbird
import Register
import Staff
import Store
import Workspace

extension Site {
  /// Where a member of staff is signed in; for those who manage accounts, where all staff are.
  func sessionsPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let sessions = try await workspace.staff.staffSessions(
      of: staff.powers.mayReadAccounts ? nil : staff.actor.id, at: call.at)
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    let organisation = try await workspace.inForce().register.organisation
    return html(
      renderer.page(
        SessionsPage(sessions, staff, notice: done?.sentence),
        chrome: Chrome(organisation: organisation, here: .sessions, signedIn: staff.signedIn)))
  }

  /// Ends a session: one's own, or anybody's for those who manage accounts.
  func endSession(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    let own = staff.powers.mayManageAccounts ? nil : staff.actor.id
    let sessions = try await workspace.staff.staffSessions(of: own, at: call.at)
    // Another's session and none give the same answer.
    guard let session = sessions.first(where: { $0.id == id }) else { throw Refusal.noSuchPage }
    try await workspace.staff.endSession(session, actor: staff.actor, at: call.at)
    return see(session.id == staff.session.id ? .home : .sessions, query: "?done=ended")
  }
}
