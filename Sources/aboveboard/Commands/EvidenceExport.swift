import ArgumentParser
import Evidence
import Formats
import Foundation
import Members
import Store
import Vault
import Workspace

/// `evidence export`: a copy that anyone may check, or a pack about a period or a case.
struct EvidenceExport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Copy the evidence to a folder that anyone may check.",
    discussion: """
      A folder gets the whole log. A pack gets what belongs to a period, a disclosure or a \
      member: entries with their proofs, registers, notices, certificates, findings, and a page \
      to read. Neither holds anybody's data.

      Examples:  aboveboard evidence export evidence-copy
                 aboveboard evidence export --pack march --from 2026-03-01 --until 2026-03-31
                 aboveboard evidence export --pack case --disclosure 019…
      """)

  @Argument(help: "The new folder for the whole log.")
  var folder: String?

  @Option(help: ArgumentHelp("The new folder for a pack.", valueName: "folder"))
  var pack: String?

  @Option(help: ArgumentHelp("The pack's first day.", valueName: "day"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("The pack's last day.", valueName: "day"))
  var until: CivilDate?

  @Option(help: ArgumentHelp("A pack about one disclosure.", valueName: "id"))
  var disclosure: String?

  @Option(
    help: ArgumentHelp(
      "A pack about one member: identifier or e-mail address.", valueName: "member"))
  var member: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (folder == nil) != (pack == nil) else {
      throw ValidationError("Give one of them: a folder, or --pack with one.")
    }
    let about = [from != nil || until != nil, disclosure != nil, member != nil].count { $0 }
    guard about <= 1 else {
      throw ValidationError("Give one of them: a period, --disclosure, or --member.")
    }
    guard pack != nil || about == 0 else {
      throw ValidationError("A period, --disclosure and --member are for --pack.")
    }
  }

  func act(at desk: Desk) async throws {
    if let pack { return try await make(pack, at: desk) }
    guard let folder else { return }
    try await copy(to: folder, at: desk)
  }

  private func make(_ pack: String, at desk: Desk) async throws {
    let scope: PackScope
    if let disclosure {
      scope = .disclosure(disclosure)
    } else if let member {
      let handle: HandleKind = member.contains("@") ? .email : .id
      guard let subject = try await desk.workspace.members.find(handle, member) else {
        throw CommandError.memberUnknown
      }
      scope = .member(subject)
    } else {
      scope = .period(from: from, until: until)
    }
    let done = try await desk.workspace.pack(scope, into: pack, at: desk.now)
    let key = desk.workspace.evidence.verifier.text
    if result.json {
      return desk.print([
        "folder": .string(pack), "scope": .string(scope.line),
        "entries": .integer(Int64(done.leaves)), "files": .integer(Int64(done.files)),
        "size": .integer(done.size), "key": .string(key),
      ])
    }
    desk.line(
      "packed \(Figures.count(done.leaves, "entry", "entries")) in "
        + "\(Figures.count(done.files, "file")); read \(pack)/\(PackLayout.index)")
    desk.line("check it anywhere:  aboveboard verify \(pack) --key \(key)")
  }

  private func copy(to folder: String, at desk: Desk) async throws {
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
