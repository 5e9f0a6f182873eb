import ArgumentParser
import Formats
import Staff
import Workspace

/// `staff sessions`: where an account is signed in.
struct StaffSessions: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "Show where a staff account is signed in, or end it all.",
    discussion: "Example:  aboveboard staff sessions priya --end")

  @OptionGroup var subject: AccountArgument

  @Flag(help: "End all sessions and withdraw unused sign-in links.")
  var end = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let (staff, account) = (desk.workspace.staff, subject.account)
    guard try await staff.account(account) != nil else { throw StaffError.accountUnknown }
    if end {
      let ended = try await staff.endSessions(
        of: account, actor: try await desk.actor(), at: desk.now)
      if result.json { return desk.print(["ended": .integer(Int64(ended))]) }
      return desk.line(ended == 1 ? "ended 1 session" : "ended \(ended) sessions")
    }
    let sessions = try await staff.staffSessions(of: account, at: desk.now)
    if result.json {
      return desk.print(
        .array(
          sessions.map {
            ["began": .string($0.created.rfc3339), "last-used": .string($0.seen.rfc3339)]
          }))
    }
    guard !sessions.isEmpty else { return desk.line("\(account) is not signed in anywhere") }
    var table = Table([.left, .left], header: ["since", "last used"])
    for session in sessions {
      table.row([HumanDate.minute(session.created), HumanDate.minute(session.seen)])
    }
    desk.print(table)
  }
}
