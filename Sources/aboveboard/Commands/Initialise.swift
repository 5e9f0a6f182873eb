import ArgumentParser
import Formats
import Workspace

/// `init`: makes a workspace.
struct Initialise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a workspace: two databases, a key, an evidence log.",
    discussion: """
      The key is in workspace.key: without it nothing can be opened. Keep a copy apart from \
      your copies of the data.

      Example:  aboveboard init --workspace /srv/aboveboard --origin example.org/evidence
      """)

  @Option(help: ArgumentHelp("The evidence log's name to the world.", valueName: "host/path"))
  var origin: String?

  @Flag(help: "It will hold invented people only, so the clock may be set.")
  var example = false

  @OptionGroup var place: WorkspaceOptions

  func run() async throws {
    let workspace = try await Workspace.create(
      at: place.folder, databases: place.databases, isExample: example, origin: origin,
      now: place.now ?? .now())
    try await workspace.close()
    let output = Output.current
    output.line("made the workspace \(place.folder)")
    output.line("its key is \(place.folder)/workspace.key; keep a copy of it somewhere else")
  }
}
