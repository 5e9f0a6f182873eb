import Access
import ArgumentParser
import Formats
import Foundation
import Members
import Store
import Vault
import Workspace

/// `package`: copies of everything that is held about a member.
struct PackageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package", abstract: "Make and hand out copies of what is held about members.",
    subcommands: [
      PackageMake.self, PackageList.self, PackageShow.self, PackageFetch.self, PackageLink.self,
      PackageSweep.self,
    ])
}

/// `package make`: one member's, or many.
struct PackageMake: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make the copy of one member, of some, or of everybody.",
    discussion: """
      The copy is one ZIP file: a page to read without a network, data.json with its schema, a \
      table of each kind as CSV, receipts, letters, notices in full, and proofs. It is kept \
      sealed under the member's own key and destroyed after its days. Many are made in groups; \
      run again what was stopped, and it goes on where it stood.

      Example:  aboveboard package make m-000001 --for REQUEST
                aboveboard package make --all --days 14
                aboveboard package make --file members.txt --portability
      """)

  @Argument(help: "The member's identifier, or e-mail address.")
  var member: String?

  @Flag(help: "Of everybody of whom something is held.")
  var all = false

  @Option(
    help: ArgumentHelp("Of those named in a file, one identifier a line.", valueName: "path"))
  var file: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("The request that it answers.", valueName: "request"))
  var request: String?

  @Flag(help: "What the member gave, on consent or a contract, for another service (Article 20).")
  var portability = false

  @Option(help: "After how many days it is destroyed, 1 to 90.")
  var days = AccessPackage.usualDays

  @Flag(help: "Leave many to a server on this machine, as a job.")
  var background = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  private var form: PackageForm { portability ? .portability : .access }

  func validate() throws {
    guard [member != nil, all, file != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("name one member, or give one of --all and --file")
    }
    guard member != nil || request == nil else {
      throw ValidationError("--for goes with one member")
    }
    guard member == nil || !background else {
      throw ValidationError("--background goes with --all or --file")
    }
    guard (1...90).contains(days) else { throw ValidationError("--days lies between 1 and 90") }
  }

  func act(at desk: Desk) async throws {
    let actor = try await desk.actor()
    guard let member else { return try await makeMany(at: desk, actor) }
    let workspace = desk.workspace
    guard
      let ordinal = try await workspace.members.find(member.contains("@") ? .email : .id, member)
    else { throw CommandError.memberUnknown }
    let made = try await workspace.makePackage(
      of: ordinal, PackageTerms(form: form, request: request, days: days, actor: actor),
      at: desk.now)
    if result.json { return desk.print(PackageText.json(made)) }
    desk.line(
      "made \(made.id), \(Figures.count(Int(made.bytes), "byte")), kept until "
        + Figures.time(made.expires))
    desk.line("hand it out:  aboveboard package link \(made.id)")
  }

  private func makeMany(at desk: Desk, _ actor: Actor) async throws {
    let workspace = desk.workspace
    var chosen: [UInt32]?
    var unknown = 0
    if let file {
      let names = try Self.names(in: file)
      let found = try await ordinals(of: names, workspace)
      chosen = found.compactMap { $0 }
      unknown = found.count { $0 == nil }
    }
    let run = try await workspace.access.beginRun(
      form, for: chosen, days: days, actor: actor, at: desk.now)
    if background {
      let job = try await workspace.askForPackages(run: run, actor: actor, at: desk.now)
      return result.json ? desk.print(JobText.json(job)) : JobText.asked(job, at: desk)
    }
    if run.made > 0, !result.json {
      desk.line("goes on after \(Figures.count(Int(run.made), "copy", "copies"))")
    }
    let total = if let chosen { chosen.count } else { try await workspace.members.count() }
    let bar = ProgressBar("copies", total: total)
    defer { bar.end() }
    let done = try await workspace.makePackages(run: run.id, clock: desk.clock) { bar.show($0) }
    bar.end()
    if result.json {
      desk.print([
        "run": .string(done.id), "packages": .integer(done.made),
        "unknown": .integer(Int64(unknown)),
      ])
    } else {
      desk.line("made \(Figures.count(Int(done.made), "copy", "copies")) in run \(done.id)")
      if unknown > 0 { desk.line("not known here: \(Figures.count(unknown, "name"))") }
    }
    if unknown > 0 { throw Wanting() }
  }

  private func ordinals(of names: [String], _ workspace: Workspace) async throws -> [UInt32?] {
    var found: [UInt32?] = []
    for start in stride(from: 0, to: names.count, by: 5_000) {
      let part = Array(names[start..<min(start + 5_000, names.count)])
      let ids = try await workspace.members.find(.id, part)
      let mails = try await workspace.members.find(.email, part)
      found += zip(ids, mails).map { $0 ?? $1 }
    }
    return found
  }

  private static func names(in path: String) throws -> [String] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandError.unreadable(path: path, why: "cannot be read")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError.unreadable(path: path, why: "is not UTF-8")
    }
    return text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
  }
}
