import Hummingbird
import Register
import Workspace

extension Site {
  /// Who wrote to decoys, and whether they are declared.
  func deskDecoys(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let before = try call.query().one("before")
    guard (before?.utf8.count ?? 0) <= 64 else {
      throw Refusal.unreadable("The page of the list is given by the name of a sighting.")
    }
    let report = try await workspace.decoyReport(before: before)
    let organisation = try await workspace.inForce().register.organisation
    return html(
      renderer.page(
        DecoysPage(report, isFirst: before == nil),
        chrome: Chrome(organisation: organisation, here: .deskDecoys, signedIn: staff.signedIn)))
  }
}
