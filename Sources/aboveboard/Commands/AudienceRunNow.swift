import ArgumentParser
import Disclosure
import Formats
import Workspace

#if !STORIES
import WebDelivery
#endif

/// `audience run`: works out who to add and who to drop, books it and delivers it.
struct AudienceRunNow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run an audience that is due, or go on with a broken delivery.",
    discussion: """
      A server runs what is due by itself. Exit 1 when the run could not be delivered: it stays \
      booked, and the next try goes on where this one stopped.

      Example:  aboveboard audience run ID --actor maya
      """)

  @Argument(help: "The audience's name; without it, all that are due.")
  var id: String?

  @Flag(help: "Also before it is due.")
  var early = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard id != nil || !early else { throw ValidationError("--early needs the audience's name") }
  }

  func act(at desk: Desk) async throws {
    let actor = try await desk.actor()
    var ids: [String] = []
    if let id { ids = [id] } else { ids = try await desk.workspace.audiences.due(at: desk.now) }
    var runs: [AudienceRun] = []
    for id in ids {
      runs.append(
        try await desk.workspace.runAudience(
          id, isForced: early, actor: actor, at: desk.now, web: Self.web(desk)))
    }
    if result.json {
      desk.print(.array(runs.map { AudienceText.json($0) }))
    } else if runs.isEmpty {
      desk.line("no audience is due")
    } else {
      for run in runs { desk.line(AudienceText.sentence(run)) }
    }
    guard runs.allSatisfy({ !$0.isOpen }) else { throw Wanting() }
  }

  private static func web(_ desk: Desk) -> WebDeliveries? {
    #if STORIES
    nil
    #else
    let clock = desk.clock
    return { address, key in WebDelivery(to: address, key: key, clock: clock) }
    #endif
  }
}
