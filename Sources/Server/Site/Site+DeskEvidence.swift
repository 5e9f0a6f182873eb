import Formats
import Hummingbird
import Register
import Workspace

extension Site {
  /// What the log holds, and how somebody who believes nothing checks it.
  func deskEvidence(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let before = try Self.sequence(call)
    let report = try await workspace.evidenceReport(before: before)
    let organisation = try await workspace.inForce().register.organisation
    return html(
      renderer.page(
        EvidencePage(report, before: before, origin: settings.origin),
        chrome: Chrome(
          organisation: organisation, here: .deskEvidence, signedIn: staff.signedIn)))
  }

  /// The entry before which a page of the list begins.
  private static func sequence(_ call: Call) throws(Refusal) -> Int64? {
    guard let text = try call.query().one("before") else { return nil }
    guard let sequence = Int64(text), sequence > 0 else {
      throw .unreadable("The page of the list is given by the number of an entry.")
    }
    return sequence
  }
}
