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
      StaffAdd.self, StaffList.self, StaffPassword.self, StaffSecondFactor.self,
      StaffSessions.self, StaffDeactivate.self,
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

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.staff.add(
      id: account, name: name ?? account, role: role, actor: try await desk.actor(), at: desk.now)
    desk.line("added \(account), \(role.rawValue)")
  }
}

/// `staff list`: all accounts.
struct StaffList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts of staff.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let accounts = try await desk.workspace.staff.list()
    if result.json {
      return desk.print(
        .array(
          accounts.map {
            [
              "account": .string($0.id), "role": .string($0.role.rawValue),
              "active": .bool($0.isActive), "created": .string($0.created.rfc3339),
            ]
          }))
    }
    guard !accounts.isEmpty else {
      return desk.line("there are no accounts yet; make one with `aboveboard staff add`")
    }
    var table = Table([.left, .left, .left, .left], header: ["account", "role", "state", "since"])
    for account in accounts {
      table.row([
        account.id, account.role.rawValue, account.isActive ? "active" : "deactivated",
        account.created.date.iso,
      ])
    }
    desk.print(table)
  }
}

/// `key`: keys with which programs call the API.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make, list and revoke keys for programs that call the API.",
    subcommands: [KeyAdd.self, KeyList.self, KeyRevoke.self])
}

/// `key add`: makes a key and shows it once.
struct KeyAdd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make an application key; it is shown once and never again.",
    discussion: "Example:  aboveboard key add --name forum --scope may --scope choices")

  @Option(help: "What the key is for.")
  var name: String

  @Option(help: "What it allows; may be repeated.")
  var scope: [ApplicationKey.Scope]

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let issued = try await desk.workspace.staff.createKey(
      name: name, scopes: Set(scope), actor: try await desk.actor(), at: desk.now)
    if result.json {
      return desk.print(["id": .string(issued.key.id), "key": .string(issued.token.text)])
    }
    desk.line(issued.token.text)
    desk.output.complain("this key is shown now and never again; only its hash is kept")
  }
}

/// `link`: one-time sign-in links.
struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Make a sign-in link that works once.",
    subcommands: [LinkMember.self, LinkStaff.self])
}

/// What the two kinds of link have in common.
struct LinkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the server is reached.", valueName: "url"))
  var at = "http://127.0.0.1:8080"

  @Option(help: "How many minutes it works.")
  var minutes: Int64 = 15

  func url(for principal: Principal, _ desk: Desk) async throws -> String {
    // A day at most; what is larger must not overflow on its way to being refused.
    let seconds = min(max(minutes, 0), 10_000) * 60
    let link = try await desk.workspace.staff.makeLink(
      for: principal, at: desk.now, lasting: seconds)
    return at + "/in/" + link.token.text
  }
}

/// `link member`: signs a member in to their own page.
struct LinkMember: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "member", abstract: "Make a one-time link to a member's own page.",
    discussion: "Example:  aboveboard link member m-000001")

  @OptionGroup var subject: MemberArgument
  @OptionGroup var options: LinkOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    desk.line(try await options.url(for: .member(ordinal), desk))
  }
}

/// `link staff`: signs a member of staff in to the desk.
struct LinkStaff: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Make a one-time link to the desk.",
    discussion: "Example:  aboveboard link staff priya")

  @Argument(help: "The staff account.")
  var account: String

  @OptionGroup var options: LinkOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    desk.line(try await options.url(for: .staff(account), desk))
  }
}
