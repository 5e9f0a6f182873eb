import ArgumentParser
import Formats
import Register
import Standing
import Workspace

/// `agreement sign`: a draft comes into force.
struct AgreementSign: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Record that a draft was signed: from now on it permits.",
    discussion: """
      A draft is an agreement with `signed: no` in the register. It permits nothing until it is \
      signed.

      Example:  aboveboard agreement sign printer-2027 --on 2027-01-04 --actor priya
      """)

  @Argument(help: "The agreement, as the register names it.")
  var agreement: AgreementID

  @Option(help: ArgumentHelp("The day on which it was signed (default: today).", valueName: "day"))
  var on: CivilDate?

  @Option(help: "A note for your colleagues.")
  var reason = ""

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.standing.carryOut(
      PartnerAct.sign(agreement, on: on ?? desk.now.date), reason: reason,
      actor: try await desk.actor(), at: desk.now)
    desk.line("signed \(agreement); it permits what it covers, from now on")
  }
}

/// `agreement end`: for good.
struct AgreementEnd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End an agreement for good: the next decision denies.",
    discussion: """
      An ended agreement never permits again; to go on, declare a new one. With --dry-run \
      nothing is written: it says what would stop, and what the recipient already has.

      Example:  aboveboard agreement end printer-2026 --dry-run
                aboveboard agreement end printer-2026 --reason "they were sold" --actor priya
      """)

  @Argument(help: "The agreement, as the register names it.")
  var agreement: AgreementID

  @OptionGroup var why: StopReason
  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { _ = try why.text(dry) }

  func act(at desk: Desk) async throws {
    try await dry.carryOut(
      .end(agreement), reason: try why.text(dry), at: desk,
      done: "ended \(agreement), for good")
  }
}
