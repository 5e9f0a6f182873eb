import ArgumentParser
import Formats
import Staff
import Workspace

/// `staff deactivate`: ends an account for good.
struct StaffDeactivate: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate",
    abstract: "End a staff account for good, with its sessions, links, password and codes.",
    discussion: "Example:  aboveboard staff deactivate priya")

  @Argument(help: "The staff account.")
  var account: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.staff.deactivate(
      id: account, actor: try await desk.actor(), at: desk.now)
    desk.line("deactivated \(account)")
  }
}

/// `staff sessions`: where an account is signed in.
struct StaffSessions: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "Show where a staff account is signed in, or end it all.",
    discussion: "Example:  aboveboard staff sessions priya --end")

  @Argument(help: "The staff account.")
  var account: String

  @Flag(help: "End all sessions and withdraw unused sign-in links.")
  var end = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let staff = desk.workspace.staff
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

/// `key revoke`: ends a key for good.
struct KeyRevoke: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke an application key for good.",
    discussion: "Example:  aboveboard key revoke 0198c0de-0000-7000-8000-000000000000")

  @Argument(help: "The key's identifier, as `key list` shows it.")
  var key: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.staff.revokeKey(id: key, actor: try await desk.actor(), at: desk.now)
    desk.line("revoked")
  }
}

/// `key list`: all keys.
struct KeyList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the application keys.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let keys = try await desk.workspace.staff.keys()
    if result.json {
      return desk.print(
        .array(
          keys.map {
            [
              "id": .string($0.id), "name": .string($0.name),
              "scopes": .array($0.scopes.sorted().map { .string($0.rawValue) }),
              "created": .string($0.created.rfc3339),
              "revoked": $0.revoked.map { .string($0.rfc3339) } ?? .null,
            ]
          }))
    }
    guard !keys.isEmpty else {
      return desk.line("there are no keys yet; make one with `aboveboard key add`")
    }
    var table = Table([.left, .left, .left, .left], header: ["key", "for", "allows", "state"])
    for key in keys {
      table.row([
        key.id, key.name, key.scopes.sorted().map(\.rawValue).joined(separator: ", "),
        key.revoked == nil ? "in force" : "revoked",
      ])
    }
    desk.print(table)
  }
}
