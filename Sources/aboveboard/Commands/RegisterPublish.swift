import ArgumentParser
import Formats
import Register
import Standing
import Workspace

/// `register publish`: makes a folder the register in force, as a numbered version for good.
struct RegisterPublish: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish a register as the next numbered version.",
    discussion: "Example:  aboveboard register publish register --actor priya")

  @Argument(help: "The folder with the register's YAML files; further folders are added to it.")
  var folders: [String] = ["register"]

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let reading = try RegisterFolders.read(folders)
    for diagnostic in reading.diagnostics { desk.output.complain(diagnostic.description) }
    guard let register = reading.register else { throw Wanting() }
    let publication = try await desk.workspace.standing.publish(
      register, files: try RegisterFolders.sources(folders), actor: try await desk.actor(),
      at: desk.now)
    if result.json {
      desk.print([
        "version": .integer(Int64(publication.number)), "new": .bool(publication.isNew),
        "hash": .string(Hex.encode(publication.hash)),
      ])
    } else if publication.isNew {
      desk.line(
        "published as version \(publication.number); \(RegisterCheck.declared(register))")
    } else {
      desk.line("nothing has changed: version \(publication.number) says the same already")
    }
  }
}
