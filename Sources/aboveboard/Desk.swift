import Connectors
import Formats
import Staff
import Store
import Workspace

#if !STORIES
import WebDelivery
#endif

/// Where a command does its work: an open workspace, a clock, an output, and who is at it.
struct Desk: Sendable {
  let workspace: Workspace
  let now: Timestamp
  let account: String?
  let output: Output

  /// Opens the workspace of some options for the time of one command.
  static func with(
    _ options: WorkspaceOptions, _ body: (Desk) async throws -> Void
  ) async throws {
    let workspace = try await Workspace.open(
      at: options.folder, databases: options.databases)
    do {
      #if !STORIES
      workspace.connectors.use(SystemTransport())
      #endif
      guard options.now == nil || workspace.isExample else { throw CommandError.clockInUse }
      try await body(
        Desk(
          workspace: workspace, now: options.now ?? .now(), account: options.account,
          output: .current))
    } catch {
      try? await workspace.close()
      throw error
    }
    try await workspace.close()
  }

  /// The member of staff who acts, authenticated by holding the workspace's key.
  ///
  /// Before the first account is made, acts are the product's own.
  func actor() async throws -> Actor {
    guard let account else {
      let accounts = try await workspace.staff.list()
      guard accounts.allSatisfy({ !$0.isActive }) else { throw CommandError.actorNeeded }
      return Actor(kind: .system, id: "command-line")
    }
    guard let known = try await workspace.staff.account(account), known.isActive else {
      throw CommandError.actorUnknown(account)
    }
    return Actor(kind: .staff, id: known.id)
  }

  /// The clock, from the desk's time on.
  var clock: @Sendable () -> Timestamp { Self.clock(from: now) }

  /// A clock that goes on from a time.
  static func clock(from now: Timestamp) -> @Sendable () -> Timestamp {
    let start = Timestamp.now()
    return {
      let passed = Timestamp.now().microseconds - start.microseconds
      return Timestamp(microseconds: now.microseconds + max(0, passed))
    }
  }

  var terminal: Terminal { output.terminal }

  func line(_ text: String = "") { output.line(text) }

  func lines(_ text: String, indent: String = "  ") {
    for line in Wrapping.lines(text, width: terminal.width - indent.count) {
      output.line(line.isEmpty ? "" : indent + line)
    }
  }

  func print(_ table: Table, indent: String = "  ") {
    for line in table.lines(width: terminal.width, indent: indent, heading: terminal.dim) {
      output.line(line)
    }
  }

  func print(_ json: JSON) { output.line(json.pretty) }
}
