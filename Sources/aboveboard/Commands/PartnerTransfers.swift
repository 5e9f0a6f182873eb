import ArgumentParser
import Formats
import Foundation
import Register
import Vendors
import Workspace

/// `partner transfers`: what carries data to each country in which a partner lets it be handled.
struct PartnerTransfers: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers",
    abstract: "Record what carries data to each country; it counts from the next decision on.",
    discussion: """
      The file is YAML or JSON: under transfers a list of country, mechanism (adequacy, scc, idta, \
      addendum, bcr, dpf, code-of-conduct, certification, derogation), reference, until, and \
      documents by SHA-256. It names every country in which the recipient or a sub-processor \
      handles data, and replaces what was recorded before. Exit codes: 0 all are carried, 1 \
      nothing carries data to one of them, so nothing goes there.

      Example:  aboveboard partner transfers printer --file transfers.yaml --actor priya
      """)

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID

  @Option(help: ArgumentHelp("The countries, in YAML or JSON.", valueName: "path"))
  var file: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let bytes = FileManager.default.contents(atPath: file),
      let text = String(bytes: bytes, encoding: .utf8)
    else { throw CommandError.unreadable(path: file, why: "is not a readable text") }
    try await desk.workspace.vendors.record(
      .transfers(try TransferFile.read(text)), of: partner, actor: try await desk.actor(),
      at: desk.now)
    let view = try await desk.workspace.partner(partner, at: desk.now)
    if result.json {
      desk.print(PartnerText.transfers(view))
    } else {
      PartnerText.printPlaces(view, at: desk)
    }
    if !view.line.gaps.isEmpty { throw Wanting() }
  }
}
