import ArgumentParser
import Formats
import Workspace

/// `backup`: copies a workspace's data, or its keys, while it is in use.
struct Backup: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the data, or the keys, while the server goes on.",
    discussion: """
      The data without keys and journal, or with --of-keys the keys and the journal without the \
      data: kept apart, so that who was erased stays erased in every old copy. Copy the keys \
      often and after the data, and keep few copies of them. A copy of either engine can be \
      restored on the other.

      Examples:  aboveboard backup /mnt/copies/monday
                 aboveboard backup /mnt/elsewhere/keys-monday --of-keys
      """)

  @Argument(help: "The new folder.")
  var folder: String

  @Flag(help: "Copy keys, journal and the workspace's key, and not the data.")
  var ofKeys = false

  @Flag(help: "Copy handed-over files too; they hold personal data in the clear.")
  var withFiles = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    if ofKeys, withFiles {
      throw ValidationError("a copy of the keys holds no files; leave --with-files out")
    }
  }

  func act(at desk: Desk) async throws {
    let program = Aboveboard.configuration.version
    let bar = ProgressBar("rows", total: nil)
    defer { bar.end() }
    let made =
      ofKeys
      ? try await desk.workspace.backUpKeys(to: folder, program: program, at: desk.now) {
        bar.show(Int($0))
      }
      : try await desk.workspace.backUp(
        to: folder, program: program, withFiles: withFiles, at: desk.now
      ) { bar.show(Int($0)) }
    bar.end()
    if result.json { return desk.print(CopyText.json(made)) }
    desk.line("copied the \(made.kind.rawValue) to \(folder): \(CopyText.size(made))")
    for line in CopyText.state(made) { desk.line(line) }
    desk.line(
      ofKeys
        ? "keep it apart from every copy of the data; restore it with `aboveboard restore \(folder)`"
        : "restore it with `aboveboard restore \(folder)`; copy the keys apart with --of-keys")
  }
}
