import ArgumentParser
import Formats
import Law
import Register
import Standing
import Workspace

/// `agreement`: suspends what flows to a recipient, and lets it flow again.
struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Sign, suspend, resume and end agreements.",
    subcommands: [
      AgreementSuspend.self, AgreementResume.self, AgreementSign.self, AgreementEnd.self,
    ])
}

/// `agreement suspend`: the very next decision denies.
struct AgreementSuspend: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Suspend an agreement: the next decision denies.",
    discussion: """
      With --dry-run nothing is written: it says which uses would be denied, for how many \
      people, what goes on all the same, and what was handed over already.

      Example:  aboveboard agreement suspend social-sharing --territory GB --dry-run
                aboveboard agreement suspend social-sharing --territory GB \\
                  --reason "the authority asked" --actor priya
      """)

  @Argument(help: "The agreement, as the register names it.")
  var agreement: AgreementID

  @Option(help: ArgumentHelp("Only for residents of this country.", valueName: "country"))
  var territory: [Country] = []

  @OptionGroup var why: StopReason
  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { _ = try why.text(dry) }

  func act(at desk: Desk) async throws {
    try await dry.carryOut(
      .suspend(agreement, territory.isEmpty ? nil : territory), reason: try why.text(dry),
      at: desk, done: "suspended \(agreement) \(Places.text(territory)), from now on")
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

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let reach = territory.isEmpty ? "wherever it was suspended" : Places.text(territory)
    try await dry.carryOut(
      .lift(agreement, territory.isEmpty ? nil : territory), reason: reason, at: desk,
      done: "resumed \(agreement) \(reach), from now on")
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
    discussion: """
      With --dry-run nothing is written: it says which uses would be denied, for how many \
      people, what goes on all the same, and what was handed over already.

      Example:  aboveboard purpose pause offers.baby --dry-run
                aboveboard purpose pause offers.baby --reason "a complaint"
      """)

  @Argument(help: "The purpose, as the register names it.")
  var purpose: PurposeID

  @OptionGroup var why: StopReason
  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { _ = try why.text(dry) }

  func act(at desk: Desk) async throws {
    try await dry.carryOut(
      .pause(purpose), reason: try why.text(dry), at: desk, done: "paused \(purpose), from now on")
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

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await dry.carryOut(
      .unpause(purpose), reason: reason, at: desk, done: "resumed \(purpose), from now on")
  }
}

/// Countries in a sentence.
enum Places {
  static func text(_ countries: [Country]) -> String {
    countries.isEmpty
      ? "everywhere" : "for residents of " + countries.map(\.name).joined(separator: ", ")
  }
}
