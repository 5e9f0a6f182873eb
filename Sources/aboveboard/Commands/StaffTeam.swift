import ArgumentParser
import Staff
import Workspace

/// `staff team`: gives a champion to a team.
struct StaffTeam: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "Give a champion's account to a team, from now on.",
    discussion: """
      A champion changes only what the team owns: its findings, questions and sites, the agreements with \
      its recipients, its purposes.

      Example:  aboveboard staff team cleo Community
      """)

  @OptionGroup var subject: AccountArgument

  @Argument(help: "The team, as the register names it.")
  var team: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.staff.setTeam(
      team, of: subject.account, actor: try await desk.actor(), at: desk.now)
    desk.line("\(subject.account) belongs to the team \(team)")
    await StaffTeam.warn(of: team, desk)
  }

  /// A team that decides on nothing is most likely a slip of the pen.
  static func warn(of team: String, _ desk: Desk) async {
    guard await !desk.workspace.isDeciding(team) else { return }
    desk.output.complain("the register in force names no team `\(team)`; look for a slip")
  }
}
