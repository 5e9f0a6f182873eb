import ArgumentParser
import Formats
import Law
import Register
import Standing
import Workspace

/// `agreement`: suspends what flows to a recipient, and lets it flow again.
struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Suspend an agreement at once, everywhere or in places.",
    subcommands: [AgreementSuspend.self, AgreementResume.self])
}

/// `agreement suspend`: the very next decision denies.
struct AgreementSuspend: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Suspend an agreement: the next decision denies.",
    discussion: """
      Example:  aboveboard agreement suspend social-sharing --territory GB \\
                  --reason "the authority asked" --actor priya
      """)

  @Argument(help: "The agreement, as the register names it.")
  var agreement: AgreementID

  @Option(help: ArgumentHelp("Only for residents of this country.", valueName: "country"))
  var territory: [Country] = []

  @Option(help: "Why, for your colleagues; it never enters the evidence.")
  var reason: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.standing.suspend(
      agreement, territories: territory.isEmpty ? nil : territory, reason: reason,
      actor: try await desk.actor(), at: desk.now)
    desk.line("suspended \(agreement) \(Places.text(territory)), from now on")
  }
}

/// `agreement resume`: lifts a suspension.
struct AgreementResume: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Resume a suspended agreement.",
    discussion: "Example:  aboveboard agreement resume social-sharing --actor priya")

  @Argument(help: "The agreement, as the register names it.")
  var agreement: AgreementID

  @Option(help: ArgumentHelp("Only for residents of this country.", valueName: "country"))
  var territory: [Country] = []

  @Option(help: "Why, for your colleagues.")
  var reason = ""

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.standing.resume(
      agreement, territories: territory.isEmpty ? nil : territory, reason: reason,
      actor: try await desk.actor(), at: desk.now)
    let reach = territory.isEmpty ? "wherever it was suspended" : Places.text(territory)
    desk.line("resumed \(agreement) \(reach), from now on")
  }
}

/// `purpose`: pauses a purpose for everybody, and takes it up again.
struct PurposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purpose", abstract: "Pause a purpose for everybody, at once.",
    subcommands: [PurposePause.self, PurposeResume.self])
}

/// `purpose pause`: the very next decision denies, for everybody.
struct PurposePause: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pause a purpose: the next decision denies, for everybody.",
    discussion: "Example:  aboveboard purpose pause offers.baby --reason \"a complaint\"")

  @Argument(help: "The purpose, as the register names it.")
  var purpose: PurposeID

  @Option(help: "Why, for your colleagues; it never enters the evidence.")
  var reason: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.standing.pause(
      purpose, reason: reason, actor: try await desk.actor(), at: desk.now)
    desk.line("paused \(purpose), from now on")
  }
}

/// `purpose resume`: takes a paused purpose up again.
struct PurposeResume: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Take a paused purpose up again.",
    discussion: "Example:  aboveboard purpose resume offers.baby")

  @Argument(help: "The purpose, as the register names it.")
  var purpose: PurposeID

  @Option(help: "Why, for your colleagues.")
  var reason = ""

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.standing.resume(
      purpose, reason: reason, actor: try await desk.actor(), at: desk.now)
    desk.line("resumed \(purpose), from now on")
  }
}

/// Countries in a sentence.
enum Places {
  static func text(_ countries: [Country]) -> String {
    countries.isEmpty
      ? "everywhere" : "for residents of " + countries.map(\.name).joined(separator: ", ")
  }
}
