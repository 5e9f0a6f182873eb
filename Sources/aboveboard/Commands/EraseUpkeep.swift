import ArgumentParser
import Erasure
import Formats
import Members
import Vault
import Workspace

/// `erase resume`: goes on with what failed, or waited.
struct EraseResume: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with erasures that failed or were killed.",
    discussion: """
      A server does it by itself. With --rewrite the table of keys of a PostgreSQL database is \
      written anew whatever its size, so that no destroyed key is left in its file.
      """)

  @Flag(help: "Write a large table of keys anew too; nobody reads meanwhile.")
  var rewrite = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let done = try await desk.workspace.carryOutErasures(isForced: true, at: desk.now)
    if rewrite { try await desk.workspace.compactStores(isForced: true) }
    let counts = try await desk.workspace.erasures.counts()
    let (running, held) = (counts[.running] ?? 0, counts[.held] ?? 0)
    if result.json {
      return desk.print([
        "done": .integer(Int64(done)), "running": .integer(Int64(running)),
        "held": .integer(Int64(held)),
      ])
    }
    desk.line("\(Figures.count(done, "erasure")) done now")
    if held > 0 { desk.line("\(Figures.count(held, "erasure")) under a legal hold") }
    if running > 0 {
      desk.line("\(Figures.count(running, "erasure")) with something left to do")
      throw Wanting()
    }
  }
}

/// `erase key-copies`: for how long copies of the keys are kept.
struct EraseKeyCopies: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "key-copies", abstract: "Declare for how many days copies of the keys are kept.",
    discussion: """
      Each certificate then says until when an old copy could bring the data back.

      Example:  aboveboard erase key-copies 30 --actor priya
      """)

  @Argument(help: "How many days; say what your backups really do.")
  var days: Int

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.erasures.declareKeyCopies(
      days: days, actor: try await desk.actor(), at: desk.now)
    desk.line("certificates say from now on: copies of the keys are kept for \(days) days")
  }
}

/// `erase suppress`: a handle that is never taken in again, without keeping whose it is.
struct EraseSuppress: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress", abstract: "Never take a handle in again; nobody is kept for it.",
    discussion: """
      Imports and sign-up refuse it and say so. A keyed hash stays, and nothing of the person.

      Example:  aboveboard erase suppress troll@example.org --for ban --actor priya
      """)

  @Argument(help: "The identifier, or e-mail address.")
  var handle: String

  @Option(name: .customLong("for"), help: ArgumentHelp("ban or never.", valueName: "why"))
  var reason: Suppression.Reason

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let added = try await desk.workspace.members.suppress(
      [(handle.contains("@") ? HandleKind.email : .id, handle)], for: reason,
      actor: try await desk.actor(), at: desk.now)
    desk.line(added == 1 ? "never taken in again from now on" : "it was refused already")
  }
}

/// `erase admit`: takes a handle again.
struct EraseAdmit: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "admit", abstract: "Take a handle in again that was refused.")

  @Argument(help: "The identifier, or e-mail address.")
  var handle: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let isLifted = try await desk.workspace.members.liftSuppression(
      handle.contains("@") ? .email : .id, handle, actor: try await desk.actor(), at: desk.now)
    desk.line(isLifted ? "it may be taken in again" : "it was not refused")
    guard isLifted else { throw Wanting() }
  }
}
