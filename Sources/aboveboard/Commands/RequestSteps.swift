import ArgumentParser
import Formats
import Rights
import Workspace

extension RequestStepCommand {
  /// Takes a step and says what came of it.
  func take(_ step: RequestStep, at desk: Desk) async throws {
    RequestText.said(
      try await desk.workspace.take(
        step, for: request.request, actor: try await desk.actor(), at: desk.now),
      json: result.json, at: desk)
  }
}

/// `request ask-identity`.
struct RequestAskIdentity: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask-identity", abstract: "Ask for proof of identity; the text says what, and why."
  )

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.askIdentity(reason: try words.read()), at: desk)
  }
}

/// `request ask-fee`.
struct RequestAskFee: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask-fee",
    abstract: "Ask for a fee, for an excessive request alone; the text says why.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.askFee(reason: try words.read()), at: desk)
  }
}

/// `request settle-fee`.
struct RequestSettleFee: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle-fee", abstract: "Go on: the fee was paid, or nobody asks for it any more.")

  @OptionGroup var request: RequestArgument
  @Option(help: ArgumentHelp("The day on which it was paid.", valueName: "day"))
  var paid: CivilDate?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.settleFee(paid: paid), at: desk)
  }
}

/// `request pause`.
struct RequestPause: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Ask the person something and stop the clock, where law allows it.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.pause(question: try words.read()), at: desk)
  }
}

/// `request resume`.
struct RequestResume: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "The answer has come: the clock runs on.")

  @OptionGroup var request: RequestArgument
  @Option(help: ArgumentHelp("The day on which it came (default: today).", valueName: "day"))
  var on: CivilDate?
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.resume(on: on, words: try words.optional()), at: desk)
  }
}

/// `request extend`.
struct RequestExtend: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Take longer, with reasons told in time.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.extend(reasons: try words.read()), at: desk)
  }
}
