import ArgumentParser
import Disclosure
import Formats
import Register
import Workspace

/// `disclosure declared`: what was declared, newest first.
struct DisclosureDeclared: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "declared", abstract: "List what was declared of the time before the record.")

  @Flag(help: "Those too that were corrected since.")
  var all = false

  @OptionGroup var most: ListLimit

  @Option(help: ArgumentHelp("Those before this one alone, for long lists.", valueName: "id"))
  var before: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let lines = try await desk.workspace.disclosures.declared(
      all: all, before: before, limit: most.limit)
    if result.json { return desk.print(.array(lines.map(DeclaredText.json))) }
    guard !lines.isEmpty else {
      return desk.line("nothing was declared of the time before the record")
    }
    let register = try await desk.workspace.inForce().register
    var table = Table(
      [.left, .left, .left, .left], header: ["period", "recipient", "for", "name"])
    for line in lines {
      let words = DeclaredWords(line, register)
      table.row([
        "\(line.declaration.from.iso) to \(line.declaration.until?.iso ?? "?")",
        words.recipient + (line.isStanding ? "" : " (corrected)"), words.purpose, line.id,
      ])
    }
    desk.print(table, indent: "")
    desk.line("declared, not proven: the log proves that it was declared, not that it happened")
  }
}
