import ArgumentParser
import Formats
import Law
import Register
import Standing
import Store
import Workspace

/// `undertaking`: what was promised to an authority, kept by the gate.
struct UndertakingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undertaking", abstract: "Promises to an authority, which the gate keeps.",
    subcommands: [UndertakingAdd.self, UndertakingList.self, UndertakingLift.self])
}

/// `undertaking add`: the very next decision keeps it.
struct UndertakingAdd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Give an undertaking: the next decision keeps it.",
    discussion: """
      It names a purpose, a recipient or both, and denies every use that they cover, with the \
      reason undertaking.forbids. With --dry-run nothing is written: it says what would stop.

      Example:  aboveboard undertaking add --recipient voicebox \\
                  --reason "to the ICO, notice of 5 May 2026" --actor priya
      """)

  @Option(help: "The purpose that is given up (default: every one).")
  var purpose: PurposeID?

  @Option(help: "The recipient that gets nothing; `self` for our own use (default: all).")
  var recipient: RecipientID?

  @Option(help: ArgumentHelp("Only for residents of this country.", valueName: "country"))
  var territory: [Country] = []

  @Option(help: ArgumentHelp("Its first day (default: today).", valueName: "day"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Its last day (default: until it is lifted).", valueName: "day"))
  var until: CivilDate?

  @OptionGroup var why: StopReason
  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    _ = try why.text(dry)
    guard purpose != nil || recipient != nil else {
      throw ValidationError("name --purpose, --recipient or both")
    }
  }

  func act(at desk: Desk) async throws {
    let promise = Undertaking(
      id: UUIDv7.make(at: desk.now).text, purpose: purpose, recipient: recipient,
      territories: territory.isEmpty ? nil : territory, from: from ?? desk.now.date, until: until)
    try await dry.carryOut(
      .undertake(promise), reason: try why.text(dry), at: desk,
      done: "undertaking \(promise.id) holds from \(promise.from.iso) on")
  }
}

/// `undertaking list`: those that hold first.
struct UndertakingList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List undertakings, those that hold first.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let given = try await desk.workspace.standing.undertakings()
    if result.json { return desk.print(.array(given.map(Self.json))) }
    guard !given.isEmpty else { return desk.line("no undertaking was ever given") }
    var table = Table(
      [.left, .left, .left, .left, .left],
      header: ["name", "purpose", "recipient", "holds", "promised"])
    for one in given {
      let promise = one.undertaking
      table.row([
        promise.id, promise.purpose?.text ?? "every one", promise.recipient?.text ?? "all",
        Self.state(one, on: desk.now.date), one.words,
      ])
    }
    desk.print(table, indent: "")
  }

  private static func state(_ given: GivenUndertaking, on day: CivilDate) -> String {
    if let lifted = given.lifted { return "lifted \(lifted.date.iso)" }
    let promise = given.undertaking
    let places = promise.territories.map { " in " + $0.map(\.code).joined(separator: " ") } ?? ""
    if promise.from > day { return "from \(promise.from.iso)\(places)" }
    return promise.isInForce(on: day) ? "yes\(places)" : "until \(promise.until?.iso ?? "")"
  }

  private static func json(_ given: GivenUndertaking) -> JSON {
    let promise = given.undertaking
    return [
      "id": .string(promise.id),
      "purpose": promise.purpose.map { .string($0.text) } ?? .null,
      "recipient": promise.recipient.map { .string($0.text) } ?? .null,
      "territories": promise.territories.map { .array($0.map { .string($0.code) }) } ?? .null,
      "from": .string(promise.from.iso),
      "until": promise.until.map { .string($0.iso) } ?? .null,
      "words": .string(given.words), "given": .string(given.at.rfc3339),
      "lifted": given.lifted.map { .string($0.rfc3339) } ?? .null,
    ]
  }
}

/// `undertaking lift`: when the authority has released us from it.
struct UndertakingLift: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lift an undertaking from which you were released.",
    discussion: "Example:  aboveboard undertaking lift ID --reason \"closed by the ICO\"")

  @Argument(help: "The undertaking's name.")
  var id: String

  @Option(help: "Why, for your colleagues.")
  var reason: String

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await dry.carryOut(
      .release(id), reason: reason, at: desk, done: "lifted the undertaking, from now on")
  }
}
