import ArgumentParser
import Erasure
import Formats
import Members
import Store
import Workspace

/// `hold`: what law says must be kept although it would otherwise be erased.
struct HoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Legal holds: place, list and lift them.",
    subcommands: [HoldPlace.self, HoldList.self, HoldLift.self])
}

/// `hold place`: an erasure waits from now on.
struct HoldPlace: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Place a hold on a member: an erasure waits for it.",
    discussion: """
      Example:  aboveboard hold place m-000001 --reason "claim 12/2026" --actor priya
      """)

  @OptionGroup var subject: MemberArgument

  @Option(help: "Why, kept sealed.")
  var reason: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    let id = try await desk.workspace.placeHold(
      on: ordinal, reason: reason, actor: try await desk.actor(), at: desk.now)
    desk.line("hold \(id.text) stands")
  }
}

/// `hold list`: those that stand, oldest first.
struct HoldList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the holds that stand, oldest first.")

  @Option(help: "How many at most.")
  var limit = 50

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let holds = try await desk.workspace.members.standingHolds(limit: limit)
    if result.json {
      return desk.print(
        .array(
          holds.map { hold, by in
            [
              "hold": .string(hold.id.text), "placed": .string(hold.placedAt.rfc3339),
              "by": .string(by), "reason": .string(hold.reason),
            ]
          }))
    }
    guard !holds.isEmpty else { return desk.line("no hold stands") }
    var table = Table([.left, .left, .left, .left], header: ["since", "by", "name", "reason"])
    for (hold, by) in holds {
      table.row([Figures.time(hold.placedAt), by, hold.id.text, hold.reason])
    }
    desk.print(table, indent: "")
  }
}

/// `hold lift`: an erasure that waited goes on by itself.
struct HoldLift: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lift a hold; an erasure that waited for it goes on.",
    discussion: "Example:  aboveboard hold lift ID --actor priya")

  @Argument(help: "The hold's name.")
  var id: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let hold = UUIDv7(id) else { throw ErasureError.unknownHold }
    let act = try await desk.workspace.liftHold(
      hold, actor: try await desk.actor(), at: desk.now)
    desk.line("the hold is lifted")
    if let act { EraseText.tell(act, json: false, at: desk) }
  }
}
