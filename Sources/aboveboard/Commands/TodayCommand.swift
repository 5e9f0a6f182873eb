import ArgumentParser
import Formats
import Workspace

/// `today`: what needs a person now.
struct TodayCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "today", abstract: "See what needs a person now, of every team or of one.",
    discussion: """
      Open findings, agreements that end, disclosures that wait, public questions, sites that \
      were not looked at, jobs that failed. What is overdue comes first.

      Exit codes: 0; with --check 1 when something is overdue

      Examples:  aboveboard today
                 aboveboard today --team web --check
      """)

  @Option(help: "For one team alone.")
  var team: String?

  @Option(help: "How many of each kind at most.")
  var limit = 10

  @Flag(help: "Exit 1 when something is overdue.")
  var check = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { try ListLimit.check(limit) }

  func act(at desk: Desk) async throws {
    let today = try await desk.workspace.today(at: desk.now, team: team, limit: limit)
    // A misspelt team has nothing to do for ever, and nobody would notice.
    if let team, !today.isKnownTeam {
      throw CommandError.teamUnknown(team, known: today.teams)
    }
    if result.json {
      desk.print(TodayText.json(today))
    } else {
      TodayText.print(today, at: desk)
    }
    if check, today.overdue > 0 { throw Wanting() }
  }
}
