import ArgumentParser
import Formats
import Register
import Workspace

/// `register diff`: what changes for people between two registers.
struct RegisterCompare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changes for people between two registers.",
    discussion: """
      Each side is a folder of files or the number of a published version.

      Example:  aboveboard register diff 1 Examples/parents-forum/register
      """)

  @Argument(help: "The old register: a folder, or a version's number.")
  var old: String

  @Argument(help: "The new register: a folder, or a version's number.")
  var new: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func run() async throws {
    let needsWorkspace = [old, new].contains { RegisterSource.version($0) != nil }
    guard needsWorkspace else { return try await compare(nil, .current) }
    try await Desk.with(place) { try await compare($0.workspace, $0.output) }
  }

  private func compare(_ workspace: Workspace?, _ output: Output) async throws {
    let changes = RegisterDiff.between(
      try await read(old, workspace, output), try await read(new, workspace, output))
    if result.json {
      output.line(JSON.array(changes.map(\.json)).pretty)
    } else if changes.isEmpty {
      output.line("nothing changes for anybody")
    } else {
      for change in changes {
        for (number, line) in Wrapping.lines(
          change.description, width: output.terminal.width - 2
        ).enumerated() {
          output.line((number == 0 ? "- " : "  ") + line)
        }
      }
    }
    if changes.contains(where: \.isRefused) { throw Wanting() }
  }

  private func read(_ side: String, _ workspace: Workspace?, _ output: Output) async throws
    -> Register
  {
    guard let version = RegisterSource.version(side), let workspace else {
      return try RegisterSource.read(folder: side, output)
    }
    return try await RegisterSource.read(version: version, in: workspace)
  }
}
