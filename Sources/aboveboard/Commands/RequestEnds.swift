import ArgumentParser
import Rights
import Workspace

/// `request answer`.
struct RequestAnswer: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a request; the text is what the person reads.",
    discussion: """
      Example:  aboveboard request answer REQUEST --outcome done --words answer.txt --actor priya
      """)

  @OptionGroup var request: RequestArgument
  @Option(help: "What came out: done, partly, nothing-held, upheld, partly-upheld, not-upheld.")
  var outcome: RequestOutcome
  @OptionGroup var words: RequestWords
  @Option(help: "Why it is late; needed after the legal date.")
  var late: String?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.answer(outcome, words: try words.read(), late: late), at: desk)
  }
}

/// `request refuse`.
struct RequestRefuse: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse",
    abstract: "Refuse a request, with reasons; the letter says where one complains.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @Option(help: "Why it is late; needed after the legal date.")
  var late: String?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.refuse(reasons: try words.read(), late: late), at: desk)
  }
}

/// `request withdraw`.
struct RequestWithdraw: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "The person takes the request back.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await take(.withdraw(reason: try words.optional()), at: desk)
  }
}
