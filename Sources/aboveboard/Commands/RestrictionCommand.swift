import ArgumentParser
import Erasure
import Formats
import Law
import Members
import Workspace

/// `restriction`: data that is stored and used for nothing.
struct RestrictionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restriction", abstract: "Restrict a member's data; lift it once they were told.",
    subcommands: [RestrictionPlace.self, RestrictionLift.self, RestrictionList.self])
}

/// `restriction place`: the very next decision denies.
struct RestrictionPlace: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Restrict everything about a member: the next decision denies.",
    discussion: "Example:  aboveboard restriction place m-000001 --channel phone --actor priya")

  @OptionGroup var subject: MemberArgument

  @Option(help: "On what way it was asked for.")
  var channel = Channel.web

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.restrict(
      try await subject.require(in: desk.workspace), channel: channel,
      actor: try await desk.actor(), at: desk.now)
    desk.line("restricted: it is stored, and used for nothing")
  }
}

/// `restriction lift`: the member is told first.
struct RestrictionLift: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lift a restriction, once the member was told.",
    discussion: """
      By mail it takes effect when the letter was handed over; told in another way, at once \
      (UK GDPR Article 18(3)).

      Example:  aboveboard restriction lift m-000001 --reason "it was put right" --actor priya
      """)

  @OptionGroup var subject: MemberArgument

  @Option(help: "Why; the member is told.")
  var reason: String

  @Option(
    help: ArgumentHelp("How the person is told: mail, phone, post, in-person.", valueName: "way"))
  var told = Lift.Told.mail

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let isDone = try await desk.workspace.liftRestriction(
      try await subject.require(in: desk.workspace), reason: reason, told: told,
      actor: try await desk.actor(), at: desk.now)
    desk.line(
      isDone
        ? "lifted" : "the letter waits; it is lifted once it was handed over, which a server does")
  }
}

/// `restriction list`: liftings that wait for their letter.
struct RestrictionList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List liftings, those that wait for their letter first.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.finishLifts(at: desk.now)
    let lifts = try await desk.workspace.erasures.lifts(waitingOnly: false)
    if result.json {
      return desk.print(
        .array(
          lifts.map {
            [
              "lift": .string($0.id), "what": .string($0.what.rawValue),
              "asked": .string($0.asked.rfc3339), "by": .string($0.by),
              "told": .string($0.told.rawValue),
              "done": $0.done.map { .string($0.rfc3339) } ?? .null,
            ]
          }))
    }
    guard !lifts.isEmpty else { return desk.line("nothing was lifted") }
    var table = Table(
      [.left, .left, .left, .left], header: ["asked", "what", "told", "in effect since"])
    for lift in lifts {
      table.row([
        Figures.time(lift.asked), lift.what.rawValue, lift.told.rawValue,
        lift.done.map { Figures.time($0) } ?? "not yet",
      ])
    }
    desk.print(table, indent: "")
  }
}
