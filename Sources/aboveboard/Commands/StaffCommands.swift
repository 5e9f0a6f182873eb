import ArgumentParser
import Formats
import Foundation
import Staff
import Workspace

/// `staff`: accounts of those who work here.
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Add, list and end the accounts of staff.",
    subcommands: [
      StaffAdd.self, StaffList.self, StaffTeam.self, StaffPassword.self,
      StaffSecondFactor.self, StaffIdentityCommand.self, StaffSessions.self, StaffDeactivate.self,
    ])
}

/// `staff add`: makes an account.
struct StaffAdd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a staff account.",
    discussion: "Example:  aboveboard staff add priya --name \"Priya N.\" --role privacy-lead")

  @Argument(help: "The account: lower-case letters, digits, dots, hyphens; never given again.")
  var account: String

  @Option(help: "The person's name as colleagues see it (default: the account).")
  var name: String?

  @Option(help: "What the person is there for.")
  var role: StaffRole

  @Option(help: "The team of a champion, as the register names it.")
  var team: String?

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.staff.add(
      id: account, name: name ?? account, role: role, team: team, actor: try await desk.actor(),
      at: desk.now)
    desk.line("added \(account), \(role.rawValue)" + (team.map { " of \($0)" } ?? ""))
    if let team { await StaffTeam.warn(of: team, desk) }
  }
}

/// `staff deactivate`: ends an account for good.
struct StaffDeactivate: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate",
    abstract:
      "End a staff account for good, with its sessions, links, password, codes and identity.",
    discussion: "Example:  aboveboard staff deactivate priya")

  @OptionGroup var subject: AccountArgument

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.staff.deactivate(
      id: subject.account, actor: try await desk.actor(), at: desk.now)
    desk.line("deactivated \(subject.account)")
  }
}
