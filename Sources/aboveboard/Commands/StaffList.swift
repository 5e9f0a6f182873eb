import ArgumentParser
import Formats
import Staff
import Workspace

/// `staff list`: all accounts, with what each may do and by what it signs in.
struct StaffList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the accounts of staff, with role, team and means of signing in.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let accounts = try await desk.workspace.staff.list()
    let means = try await desk.workspace.staff.means()
    func ways(_ account: StaffAccount) -> StaffMeans { means[account.id] ?? StaffMeans() }
    if result.json {
      return desk.print(.array(accounts.map { Self.json($0, ways($0)) }))
    }
    guard !accounts.isEmpty else {
      return desk.line("there are no accounts yet; make one with `aboveboard staff add`")
    }
    var table = Table(
      Array(repeating: .left, count: 7),
      header: ["account", "role", "team", "second factor", "identity", "state", "since"])
    for account in accounts {
      let ways = ways(account)
      table.row([
        account.id, account.role.rawValue, account.team ?? "", ways.hasFactor ? "yes" : "no",
        Self.identity(ways), account.isActive ? "active" : "deactivated",
        account.created.date.iso,
      ])
    }
    desk.print(table)
  }

  /// The provider of an identity, and whether it has signed in yet.
  private static func identity(_ ways: StaffMeans) -> String {
    guard let provider = ways.provider else { return "none" }
    return ways.pinned == nil ? "\(provider), not used yet" : provider
  }

  private static func json(_ account: StaffAccount, _ ways: StaffMeans) -> JSON {
    [
      "account": .string(account.id), "role": .string(account.role.rawValue),
      "team": account.team.map { .string($0) } ?? .null,
      "password": .bool(ways.hasPassword), "second-factor": .bool(ways.hasFactor),
      "identity": ways.provider.map { provider in
        [
          "provider": .string(provider),
          "pinned": ways.pinned.map { .string($0.rfc3339) } ?? .null,
        ]
      } ?? .null,
      "active": .bool(account.isActive), "created": .string(account.created.rfc3339),
    ]
  }
}
