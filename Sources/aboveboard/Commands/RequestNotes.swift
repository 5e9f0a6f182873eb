import ArgumentParser
import Formats
import Law
import Rights
import Workspace

/// `request classify`.
struct RequestClassify: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Say what a request asks for.")

  @OptionGroup var request: RequestArgument
  @Argument(help: "The right.")
  var right: RequestRight
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.classify(right), at: desk)
  }
}

/// `request assign`.
struct RequestAssign: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give a request to a team or somebody on staff.")

  @OptionGroup var request: RequestArgument
  @Argument(help: "The team or account.")
  var owner: String
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.assign(owner), at: desk)
  }
}

/// `request locate`.
struct RequestLocate: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "locate",
    abstract: "Say where the person lives, or which law counts; the clock is counted anew.")

  @OptionGroup var request: RequestArgument
  @Option(help: ArgumentHelp("Where the person lives: FR, US-CA.", valueName: "code"))
  var country: String?
  @Option(help: "england-and-wales, scotland or northern-ireland.")
  var region: UKRegion?
  @Option(help: "A law of `law list`.")
  var law: String?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.locate(place: country, region: region, law: law), at: desk)
  }
}

/// `request mandate`.
struct RequestMandate: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "mandate",
    abstract: "Say what came out when the paper of an agent or guardian was checked.")

  @OptionGroup var request: RequestArgument
  @Flag(help: "It was not accepted.")
  var reject = false
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.checkMandate(isAccepted: !reject, reason: try words.read()), at: desk)
  }
}

/// `request flag`.
struct RequestFlag: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract: "A second person's data may be in the answer: it waits for a person's eyes.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.flagOthers(reason: try words.read()), at: desk)
  }
}

/// `request clear`.
struct RequestClear: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Somebody has looked at what is about a second person.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.clearOthers(reason: try words.read()), at: desk)
  }
}

/// `request acknowledge`.
struct RequestAcknowledge: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Acknowledge a complaint.")

  @OptionGroup var request: RequestArgument
  @Option(help: ArgumentHelp("The day on which it was done (default: today).", valueName: "day"))
  var on: CivilDate?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.acknowledge(on: on), at: desk)
  }
}

/// `request enquire`.
struct RequestEnquire: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "enquire",
    abstract: "Write down what was enquired into for a complaint, and found.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.enquire(findings: try words.read()), at: desk)
  }
}
