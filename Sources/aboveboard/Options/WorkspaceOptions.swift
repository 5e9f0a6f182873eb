import ArgumentParser
import Formats
import Foundation
import Workspace

/// What every command that works in a workspace understands.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The workspace's folder (default: $ABOVEBOARD_WORKSPACE or ./workspace).",
      valueName: "folder"))
  var workspace: String?

  @Option(
    help: ArgumentHelp(
      "The database of the data (default: $ABOVEBOARD_DATABASE or a file in the folder).",
      valueName: "postgres://…"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      "The database of keys and journal (default: $ABOVEBOARD_KEYS or a file in the folder).",
      valueName: "postgres://…"))
  var keys: String?

  @Option(
    help: ArgumentHelp(
      "The staff account that does it (default: $ABOVEBOARD_ACTOR).", valueName: "account"))
  var actor: String?

  @Option(help: ArgumentHelp("The time it is, in example workspaces only.", valueName: "time"))
  var now: Timestamp?

  /// The folder.
  var folder: String { workspace ?? Self.environment("ABOVEBOARD_WORKSPACE") ?? "workspace" }

  /// The two databases; $ABOVEBOARD_POOLED=1 says that a transaction pooler stands before them.
  var databases: DatabaseAddresses {
    DatabaseAddresses(
      data: database ?? Self.environment("ABOVEBOARD_DATABASE"),
      keys: keys ?? Self.environment("ABOVEBOARD_KEYS"),
      namesStatements: Self.environment("ABOVEBOARD_POOLED") != "1")
  }

  /// The account, when one was named.
  var account: String? { actor ?? Self.environment("ABOVEBOARD_ACTOR") }

  /// The clock: the real one, or one that goes on from the time that was given.
  var clock: @Sendable () -> Timestamp {
    guard let now else { return { .now() } }
    return Desk.clock(from: now)
  }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Results for programs.
struct ResultOptions: ParsableArguments {
  @Flag(help: "Print the result as JSON.")
  var json = false
}
