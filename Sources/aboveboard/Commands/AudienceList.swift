import ArgumentParser
import Disclosure
import Formats
import Workspace

/// `audience list`: all audiences, newest first.
struct AudienceList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all audiences, newest first.")

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let all = try await desk.workspace.audiences.list(limit: most.limit)
    if result.json { return desk.print(.array(all.map { AudienceText.json($0) })) }
    guard !all.isEmpty else { return desk.line("there is no audience yet") }
    var table = Table(
      [.left, .left, .right, .left, .left],
      header: ["state", "next run", "people", "what, for whom", "name"])
    for audience in all {
      table.row([
        audience.state.rawValue, audience.next.map { Figures.time($0) } ?? "",
        AudienceText.size(audience), DisclosureText.title(audience.use), audience.id,
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `audience show`: one audience.
struct AudienceShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one audience: its use, its rhythm, who approved it.")

  @Argument(help: "The audience's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let audience = try await desk.workspace.audiences.show(id)
    if result.json { return desk.print(AudienceText.json(audience)) }
    AudienceText.print(audience, at: desk)
  }
}

/// `audience history`: its runs, newest first.
struct AudienceHistory: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the runs of an audience, newest first.")

  @Argument(help: "The audience's name.")
  var id: String

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let audience = try await desk.workspace.audiences.show(id)
    let runs = try await desk.workspace.audiences.history(id, limit: most.limit)
    if result.json { return desk.print(.array(runs.map { AudienceText.json($0) })) }
    guard !runs.isEmpty else { return desk.line("it has not run yet") }
    var table = Table(
      [.right, .left, .left, .right, .right, .left],
      header: ["run", "due", "state", "added", "dropped", "disclosure"])
    for run in runs {
      table.row([
        "\(run.number)", Figures.time(run.due), run.state.rawValue,
        AudienceText.count(run.added, audience), AudienceText.count(run.dropped, audience),
        run.disclosure ?? "",
      ])
    }
    desk.print(table, indent: "")
    for run in runs {
      if let failure = run.failure { desk.lines("run \(run.number) failed: \(failure)") }
    }
  }
}
