import Door
import Hummingbird
import Register
import Workspace

extension Site {
  /// Who comes in at the partners' door, every call, and what nobody collected.
  func deskDoor(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let door = workspace.door
    let limit = DeskDoorPage.limit + 1
    let register = try await workspace.inForce().register
    let page = DeskDoorPage(
      try await door.overview(at: call.at),
      packages: try await door.handedOver(before: try query.one("sent"), limit: limit),
      calls: try await door.calls(before: try query.one("before"), limit: limit),
      onward: try await door.onward(before: try query.one("onward"), limit: limit),
      register: register, staff,
      ended: try query.one("ended").flatMap { Int($0) })
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .deskDoor, signedIn: staff.signedIn)))
  }

  /// Ends every visit of a partner and withdraws its unused links.
  func signOut(partner name: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    let register = try await workspace.inForce().register
    guard let id = RecipientID(name) else { throw Refusal.noSuchPage }
    try require(.stop, over: register.recipients[id: id], of: \.team, staff)
    let ended = try await workspace.door.endSessions(of: id, actor: staff.actor, at: call.at)
    return see(.deskDoor, query: "?ended=\(ended)")
  }
}
