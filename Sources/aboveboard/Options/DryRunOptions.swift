import ArgumentParser
import Standing
import Workspace

/// Whether an act on what is in force is only tried out.
struct DryRunOptions: ParsableArguments {
  @Flag(help: "Say what this would change, for how many people; write nothing.")
  var dryRun = false

  /// Does an act and says so, or only says what it would change.
  func carryOut(
    _ change: StandingChange, reason: String, at desk: Desk, done: String
  ) async throws {
    if dryRun {
      ForecastText.print(try await desk.workspace.whatWouldStop(change, at: desk.now), at: desk)
    } else {
      try await desk.workspace.standing.carryOut(
        change, reason: reason, actor: try await desk.actor(), at: desk.now)
      desk.line(done)
    }
  }
}

/// Why something is stopped; a dry run needs no reason.
struct StopReason: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Why, for your colleagues; it never enters the evidence. Needed unless it is a dry run.",
      valueName: "reason"))
  var reason: String?

  /// The reason; throws `ValidationError` when there is none.
  func text(_ dry: DryRunOptions) throws -> String {
    guard let reason else {
      if dry.dryRun { return "" }
      throw ValidationError("Missing expected argument '--reason <reason>'")
    }
    return reason
  }
}
