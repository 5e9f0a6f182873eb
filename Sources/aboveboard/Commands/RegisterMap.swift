import ArgumentParser
import Formats
import Register
import Statements
import Workspace

/// `register map`: where data comes from and where it may go.
struct RegisterMap: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Show where data comes from and where it may go.",
    discussion: """
      The picture is the one of the desk's data map. Its colours come from the server's style
      sheet, so it is for a page that has it.

      Example:  aboveboard register map --node field:email --svg map.svg
      """)

  @Option(help: ArgumentHelp("Only what touches this box, such as field:email.", valueName: "box"))
  var node: String?

  @Option(help: ArgumentHelp("A new file for the picture.", valueName: "file"))
  var svg: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let register = try await desk.workspace.inForce().register
    let held = try await desk.workspace.heldFields(at: desk.now)
    let map = DataMap(
      register, counts: held.counts, sources: held.sources,
      rows: try await desk.workspace.systemRows(), node: node)
    if let node, map.focus == nil { throw CommandError.boxUnknown(node) }
    if let svg { try WrittenFile.write(Array((map.svg + "\n").utf8), to: svg) }
    if result.json { return desk.print(map.json) }
    let rows = map.rows
    guard !rows.isEmpty else { return desk.line("the register declares nothing yet") }
    var table = Table([.left, .left], header: ["box", "what it is, and where it leads"])
    for row in rows {
      let kind = row.node.stage.noun.lowercased()
      let about = (["\(row.node.label) (\(kind))"] + row.node.details).joined(separator: ", ")
      table.row([
        row.node.id, about + (row.to.isEmpty ? "" : "; to " + row.to.joined(separator: ", ")),
      ])
    }
    desk.print(table)
    if let svg { desk.line("wrote \(svg)") }
  }
}
