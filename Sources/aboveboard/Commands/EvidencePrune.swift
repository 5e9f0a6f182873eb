import ArgumentParser
import Formats
import Vault
import Workspace

/// `evidence prune`: gives the oldest entries no longer out; their hashes stay.
struct EvidencePrune: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Give out old entries no longer; the log still verifies.",
    discussion: """
      Takes whole files of 256 entries, all older than the day, out of the folder and of what the \
      server gives out, and leaves a signed mark that says so. Hashes stay, so that every proof \
      holds. The entries in the database stay too.

      Example:  aboveboard evidence prune --before 2024-01-01 --dry-run
      """)

  @Option(help: ArgumentHelp("Entries of this day and later stay.", valueName: "day"))
  var before: CivilDate

  @Flag(help: "Say what this would take out; write nothing.")
  var dryRun = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let done = try await desk.workspace.evidence.prune(
      before: Timestamp(date: before), isDryRun: dryRun, actor: try await desk.actor(),
      at: desk.now)
    if result.json {
      return desk.print([
        "dryRun": .bool(dryRun), "entries": .integer(done.entries),
        "files": .integer(Int64(done.files)), "minimumIndex": .integer(done.minimumIndex),
      ])
    }
    let entries = Figures.count(Int(done.entries), "entry", "entries")
    if dryRun {
      desk.line("would give out \(entries) no longer; nothing was written")
    } else if done.entries == 0, done.files == 0 {
      desk.line("nothing to prune: whole files of 256 entries go, and none is older")
    } else {
      desk.line(
        "gave up \(entries) in \(Figures.count(done.files, "file")); "
          + "the log begins at index \(Figures.count(Int(done.minimumIndex)))")
    }
  }
}
