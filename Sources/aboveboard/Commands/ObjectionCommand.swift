import ArgumentParser
import Erasure
import Formats
import Register
import Workspace

/// `objection`: objections that somebody has to decide on.
struct ObjectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "objection", abstract: "Objections that wait for a reasoned decision.",
    subcommands: [ObjectionList.self, ObjectionDecide.self])
}

/// `objection list`: the oldest first.
struct ObjectionList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List objections that wait, oldest first.",
    discussion: """
      Every objection is honoured from the moment it is made. One to direct marketing simply \
      stands; one to a purpose on interests or a public task waits here.
      """)

  @Flag(help: "Also those that are decided.")
  var all = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    _ = try await desk.workspace.erasures.openObjections(
      try await desk.workspace.inForce(), at: desk.now)
    let found = try await desk.workspace.erasures.objections(all ? nil : .open)
    if result.json {
      return desk.print(
        .array(
          found.map {
            [
              "objection": .string($0.id), "purpose": .string($0.purpose.text),
              "recipient": .string($0.recipient), "state": .string($0.state.rawValue),
              "at": .string($0.opened.rfc3339),
              "decided": $0.decided.map { .string($0.rfc3339) } ?? .null,
              "by": $0.by.map { .string($0) } ?? .null,
              "grounds": $0.grounds.map { .string($0) } ?? .null,
            ]
          }))
    }
    guard !found.isEmpty else { return desk.line("no objection waits for a decision") }
    var table = Table(
      [.left, .left, .left, .left], header: ["made", "purpose", "state", "name"])
    for one in found {
      table.row([Figures.time(one.opened), one.purpose.text, one.state.rawValue, one.id])
    }
    desk.print(table, indent: "")
  }
}

/// `objection decide`: with grounds, by a person.
struct ObjectionDecide: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Decide on an objection, with grounds.",
    discussion: """
      An objection is overridden only by compelling legitimate grounds, and takes no effect \
      before the person was told (UK GDPR Article 21(1)).

      Example:  aboveboard objection decide ID --uphold --grounds "we can do without" --actor priya
      """)

  @Argument(help: "The objection's name.")
  var id: String

  @Flag(help: "It stands.")
  var uphold = false

  @Flag(name: .customLong("override"), help: "Compelling legitimate grounds outweigh it.")
  var isOverridden = false

  @Option(help: "The grounds; kept sealed, and told to the person when it is overridden.")
  var grounds: String

  @Option(
    help: ArgumentHelp("How the person is told: mail, phone, post, in-person.", valueName: "way"))
  var told = Lift.Told.mail

  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard uphold != isOverridden else {
      throw ValidationError("give one of --uphold and --override")
    }
  }

  func act(at desk: Desk) async throws {
    try await desk.workspace.decide(
      objection: id, isUpheld: uphold, grounds: grounds, told: told,
      actor: try await desk.actor(), at: desk.now)
    desk.line(
      uphold
        ? "upheld: it stands"
        : told == .mail
          ? "overridden: it is lifted once the letter was handed over" : "overridden, and lifted")
  }
}
