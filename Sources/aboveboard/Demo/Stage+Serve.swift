import Formats
import Foundation
import Members
import Server
import Staff
import Vault
import Workspace

extension Stage {
  /// Serves the pages with links that sign in, at the first free port.
  func serve(_ progress: StoryProgress, from port: Int) async throws {
    let free = try FreePort.find(from: port)
    let base = "http://127.0.0.1:\(free)"
    output.line()
    output.line(terminal.bold("Served at \(base)/") + "   Ctrl-C stops")
    if free != port { output.line("  port \(port) is in use, so this is the next free one") }
    var table = Table([.left, .left])
    table.row(["what we do with your data", base + "/"])
    if let member = progress.member,
      let ordinal = try await workspace.members.find(.id, member)
    {
      table.row(["a member's own page", try await link(.member(ordinal), base)])
    }
    table.row(["the desk, as planner", try await link(.staff(Self.planner), base)])
    table.row(["the desk, as approver", try await link(.staff(Self.lead), base)])
    table.row(["signed in there", base + "/desk/recalls"])
    table.row(["", base + "/desk/decoys"])
    for line in table.lines(width: 200) { output.line(line) }
    output.line(terminal.dim("  each link signs in once, today; a new one: ./run link staff priya"))
    let clock = clock
    try await Serve.serve(
      Desk(workspace: workspace, now: clock.now(), account: nil, output: output),
      settings: ServerSettings(port: free), clock: { clock.now() })
    output.line("stopped; ./run goes on with what is there")
  }

  private func link(_ principal: Principal, _ base: String) async throws -> String {
    let link = try await workspace.staff.makeLink(
      for: principal, at: clock.now(), lasting: 12 * 3_600)
    return base + "/in/" + link.token.text
  }
}
