import Access
import ArgumentParser
import Formats
import Foundation
import Members
import Store
import Vault
import Workspace

/// `package list`: the newest first.
struct PackageList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the copies that wait, newest first.")

  @Option(help: ArgumentHelp("Of one member alone.", valueName: "member"))
  var of: String?

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    var ordinal: UInt32?
    if let of {
      ordinal = try await desk.workspace.members.find(of.contains("@") ? .email : .id, of)
      if ordinal == nil { throw CommandError.memberUnknown }
    }
    let packages = try await desk.workspace.access.list(of: ordinal, limit: most.limit)
    let runs = try await desk.workspace.access.openRuns()
    if result.json { return desk.print(.array(packages.map(PackageText.json))) }
    if packages.isEmpty {
      desk.line("no copy waits")
    } else {
      var table = Table(
        [.left, .left, .right, .left, .left],
        header: ["made", "what", "bytes", "fetched", "name"])
      for one in packages {
        table.row([
          Figures.time(one.made), one.form.rawValue, Figures.count(Int(one.bytes)),
          one.fetched.map(Figures.time) ?? "no", one.id,
        ])
      }
      desk.print(table, indent: "")
    }
    for run in runs {
      desk.line(
        "run \(run.id) has not ended: \(Figures.count(Int(run.made), "copy", "copies")) so far")
    }
  }
}

/// `package show`: one, without what is in it.
struct PackageShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show when a copy was made, fetched, and is destroyed.")

  @Argument(help: "The copy's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let one = try await desk.workspace.access.show(id)
    if result.json { return desk.print(PackageText.json(one)) }
    var table = Table([.left, .left])
    table.row(["what", one.form.rawValue])
    table.row(["made", Figures.time(one.made)])
    table.row(["destroyed", Figures.time(one.expires)])
    table.row(["fetched", one.fetched.map(Figures.time) ?? "no"])
    table.row(["bytes", Figures.count(Int(one.bytes))])
    if let request = one.request { table.row(["request", request]) }
    if let run = one.run { table.row(["run", run]) }
    desk.print(table)
  }
}

/// `package fetch`: opens one into a file; of staff it is written down as a look.
struct PackageFetch: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Open a copy into a ZIP file, or a folder.",
    discussion: """
      What it writes is not sealed any more. The member reads that staff looked, to work on their \
      request. To hand it out without looking:  aboveboard package link ID

      Examples:  aboveboard package fetch ID --output copy.zip --actor sam
                 aboveboard package fetch ID --folder copy --actor sam
      """)

  @Argument(help: "The copy's name.")
  var id: String

  @Option(help: ArgumentHelp("The ZIP file to write.", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp("The folder to write instead; open index.html there.", valueName: "path"))
  var folder: String?

  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (output != nil) != (folder != nil) else {
      throw ValidationError("give one of --output and --folder")
    }
  }

  func act(at desk: Desk) async throws {
    let actor = try await desk.actor()
    let access = desk.workspace.access
    let reader = try await access.reader(id, at: desk.now)
    let path = output ?? folder ?? ""
    guard !FileManager.default.fileExists(atPath: path) else {
      throw CommandError.alreadyThere(path: path)
    }
    try await desk.workspace.members.recordLook(
      at: reader.package.ordinal, by: actor.id, for: .request, at: desk.now)
    let part = path + ".part"
    do {
      if output == nil { try await unpack(reader, part) } else { try await write(reader, part) }
      try FileManager.default.moveItem(atPath: part, toPath: path)
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
    try await access.noteFetch(of: reader.package, actor: actor, at: desk.now)
    desk.line("\(path): \(Figures.count(Int(reader.package.bytes), "byte"))")
  }

  private func write(_ reader: PackageReader, _ path: String) async throws {
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw CommandError.unreadable(path: path, why: "cannot be written") }
    try await reader.each(in: 0..<reader.package.bytes) { try handle.write(contentsOf: $0) }
    try handle.synchronize()
    try handle.close()
  }

  private func unpack(_ reader: PackageReader, _ path: String) async throws {
    var archive = ZipReader()
    let files = FileManager.default
    let own: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try files.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: own)
    try await reader.each(in: 0..<reader.package.bytes) { bytes in
      for file in try archive.take(bytes) {
        let place = URL(fileURLWithPath: path + "/" + file.path)
        try files.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
          attributes: own)
        try Data(file.bytes).write(to: place)
      }
    }
  }
}

/// `package link`: hands one out by a link that works once.
struct PackageLink: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Make a link that opens a copy once.",
    discussion: """
      Whoever has it may fetch the copy for an hour, in pieces if the line breaks. Send it to the \
      address that you know to be the member's.

      Example:  aboveboard package link ID --hours 72 --at https://members.example.org
      """)

  @Argument(help: "The copy's name.")
  var id: String

  @Option(help: ArgumentHelp("Where the server is reached.", valueName: "url"))
  var at = "http://127.0.0.1:8080"

  @Option(help: "How many hours it works, 1 to 720.")
  var hours: Int64 = 72

  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (1...720).contains(hours) else {
      throw ValidationError("--hours lies between 1 and 720")
    }
  }

  func act(at desk: Desk) async throws {
    _ = try await desk.actor()
    let link = try await desk.workspace.access.makeLink(
      to: id, at: desk.now, lasting: hours * 3_600)
    desk.line("\(at)/package/\(link.text)")
  }
}

/// `package sweep`: what a server does by itself.
struct PackageSweep: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Destroy the copies whose days are over.",
    discussion: "A server does it by itself.")

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let gone = try await desk.workspace.access.sweep(at: desk.now)
    desk.line(
      gone == 0
        ? "no copy's days are over" : "destroyed \(Figures.count(gone, "copy", "copies"))")
  }
}

/// Copies as JSON.
enum PackageText {
  static func json(_ one: AccessPackage) -> JSON {
    var json: [String: JSON] = [
      "id": .string(one.id), "form": .string(one.form.rawValue),
      "made": .string(one.made.rfc3339), "expires": .string(one.expires.rfc3339),
      "fetched": one.fetched.map { .string($0.rfc3339) } ?? .null, "bytes": .integer(one.bytes),
    ]
    if let request = one.request { json["request"] = .string(request) }
    if let run = one.run { json["run"] = .string(run) }
    return .object(json)
  }
}
