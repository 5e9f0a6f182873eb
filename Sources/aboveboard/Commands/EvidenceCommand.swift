import ArgumentParser
import Evidence
import Formats
import Foundation
import Store
import Vault
import Workspace

/// `evidence`: the log of everything that happened.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Bring the evidence log up to date and copy it.",
    subcommands: [EvidenceExport.self])
}

/// `evidence export`: a copy that anyone may check.
struct EvidenceExport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Copy the evidence log to a folder that anyone may check.",
    discussion: "Example:  aboveboard evidence export evidence-copy")

  @Argument(help: "The new folder.")
  var folder: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let evidence = desk.workspace.evidence
    let done = try await evidence.integrate()
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw CommandError.alreadyThere(path: folder)
    }
    // Under another name until it is whole: a half copy must not look like one.
    let partial = folder + ".unfinished"
    try? FileManager.default.removeItem(atPath: partial)
    try FileManager.default.copyItem(atPath: evidence.folder, toPath: partial)
    try FileManager.default.moveItem(atPath: partial, toPath: folder)
    let key = evidence.verifier.text
    if result.json {
      return desk.print([
        "folder": .string(folder), "size": .integer(done.size), "key": .string(key),
      ])
    }
    desk.line("copied \(Figures.count(Int(done.size), "entry", "entries")) to \(folder)")
    desk.line("check it anywhere:  aboveboard verify \(folder) --key \(key)")
  }
}
