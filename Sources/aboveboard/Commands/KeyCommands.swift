import ArgumentParser
import Door
import Formats
import Register
import Staff
import Workspace

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
    discussion: """
      Example:  aboveboard key add --name forum --scope may --scope choices
                aboveboard key add --name warehouse --partner nappy-brand
      """)

  @Option(help: "What the key is for.")
  var name: String

  @Option(help: "What it allows; may be repeated.")
  var scope: [ApplicationKey.Scope] = []

  @Option(
    help: ArgumentHelp(
      "The recipient whose door it opens, and nothing else.", valueName: "recipient"))
  var partner: RecipientID?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard scope.isEmpty != (partner == nil) else {
      throw ValidationError("give --scope for a program of ours, or --partner for a recipient's")
    }
  }

  func act(at desk: Desk) async throws {
    let (id, token) = try await make(at: desk)
    if result.json {
      return desk.print(["id": .string(id), "key": .string(token.text)])
    }
    desk.line(token.text)
    desk.output.complain("this key is shown now and never again; only its hash is kept")
  }
}

extension KeyAdd {
  private func make(at desk: Desk) async throws -> (id: String, token: Token) {
    let actor = try await desk.actor()
    guard let partner else {
      let issued = try await desk.workspace.staff.createKey(
        name: name, scopes: Set(scope), actor: actor, at: desk.now)
      return (issued.key.id, issued.token)
    }
    let issued = try await desk.workspace.door.createKey(
      name: name, for: partner, register: try await desk.workspace.inForce().register,
      actor: actor, at: desk.now)
    return (issued.key.id, issued.token)
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
    let partners = try await desk.workspace.door.keys()
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
          }
            + partners.map {
              [
                "id": .string($0.id), "name": .string($0.name),
                "partner": .string($0.recipient.text), "scopes": [],
                "created": .string($0.created.rfc3339),
                "revoked": $0.revoked.map { .string($0.rfc3339) } ?? .null,
              ]
            }))
    }
    guard !keys.isEmpty || !partners.isEmpty else {
      return desk.line("there are no keys yet; make one with `aboveboard key add`")
    }
    var table = Table([.left, .left, .left, .left], header: ["key", "for", "allows", "state"])
    for key in keys {
      table.row([
        key.id, key.name, key.scopes.sorted().map(\.rawValue).joined(separator: ", "),
        key.revoked == nil ? "in force" : "revoked",
      ])
    }
    for key in partners {
      table.row([
        key.id, key.name, "the door of \(key.recipient.text)",
        key.revoked == nil ? "in force" : "revoked",
      ])
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
    let actor = try await desk.actor()
    do {
      try await desk.workspace.staff.revokeKey(id: key, actor: actor, at: desk.now)
    } catch StaffError.keyUnknown {
      // A partner's, or nobody's.
      try await desk.workspace.door.revokeKey(id: key, actor: actor, at: desk.now)
    }
    desk.line("revoked")
  }
}
