import Findings
import Hummingbird
import Register
import Sites
import Store
import Workspace

extension Site {
  /// The report of one scan.
  func scanPage(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let scan = try await workspace.siteScan(id)
    let register = try await workspace.inForce().register
    return html(
      renderer.page(
        ScanPage(scan, register: register),
        chrome: Chrome(
          organisation: register.organisation, here: .siteScan(id), signedIn: staff.signedIn)))
  }

  /// Asks for a scan of a declared site; it goes on by itself.
  func askToScan(site name: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    let sites = try await workspace.inForce().register.sites
    guard let id = SiteID(name), let site = sites[id: id] else { throw Refusal.noSuchPage }
    try require(.scan, over: site, of: \.team, staff)
    guard try await !workspace.sitesUnderWay().contains(id.text) else {
      throw Refusal.unusable("A scan of this site is waiting or under way. Look at the jobs.")
    }
    _ = try await workspace.askToScan(
      SiteScanRequest(site: id.text), actor: staff.actor, at: call.at)
    return see(.desk, query: "?done=scanning", anchor: "#sites")
  }

  /// Closes a finding, or gives it to a team.
  func change(
    finding id: String, _ step: Route.FindingStep, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    try require(.settle, over: try await workspace.findings.find(id), of: \.owner, staff)
    switch step {
    case .close:
      _ = try await workspace.findings.close(id, actor: staff.actor, at: call.at)
      return see(.desk, query: "?done=closed", anchor: "#findings")
    case .assign:
      guard let team = try form.one("team") else {
        throw Refusal.unusable("Name the team that is to own it.")
      }
      guard team.utf8.count <= 200 else {
        throw Refusal.unusable("A team's name has at most 200 bytes.")
      }
      _ = try await workspace.findings.assign(id, to: team, actor: staff.actor, at: call.at)
      return see(.desk, query: "?done=assigned", anchor: "#findings")
    }
  }
}
