import ArgumentParser
import Disclosure
import Formats
import Register
import Workspace

/// `decoys`: invented members in each disclosure, and who writes to them.
struct DecoysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decoys",
    abstract: "See who writes to the invented members that disclosures carry.",
    discussion: """
      The register declares them: `organisation.decoys` says on which domains of yours and how \
      many, `recipients.NAME.domains` from where a recipient and its chain send mail. Each \
      decoy stands in one disclosure alone, so whoever uses its address has it from there.
      """,
    subcommands: [
      DecoysReceive.self, DecoysReport.self, DecoysList.self, DecoysSightings.self,
      DecoysShow.self,
    ])
}

/// `decoys list`: which disclosures carry decoys, or the decoys of one.
struct DecoysList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the disclosures that carry decoys, or with --disclosure the decoys of one.")

  @Option(help: ArgumentHelp("Show the decoys of this one.", valueName: "name"))
  var disclosure: String?

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    if let disclosure { return try await show(disclosure, at: desk) }
    let sets = try await desk.workspace.decoys.sets(limit: most.limit)
    if result.json { return desk.print(.array(sets.map(DecoyText.json))) }
    guard !sets.isEmpty else { return desk.line("no disclosure carries decoys yet") }
    var table = Table(
      [.left, .left, .right, .right, .right, .left],
      header: ["sent", "recipient", "decoys", "seen", "strangers", "disclosure"])
    for set in sets {
      table.row([
        Figures.time(set.sent), set.recipient.text, Figures.count(set.decoys),
        Figures.count(set.sightings), Figures.count(set.strangers), set.disclosure,
      ])
    }
    desk.print(table, indent: "")
  }

  private func show(_ disclosure: String, at desk: Desk) async throws {
    let decoys = try await desk.workspace.decoys.decoys(in: disclosure)
    if result.json { return desk.print(.array(decoys.map(\.json))) }
    for decoy in decoys {
      desk.line("decoy \(decoy.number)  \(decoy.email)")
      var table = Table([.left, .left])
      table.row(["ref", decoy.ref])
      for value in decoy.values { table.row([value.field.text, value.text ?? "(blank)"]) }
      desk.print(table)
    }
  }
}

/// `decoys sightings`: who wrote to decoys.
struct DecoysSightings: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sightings",
    abstract: "List who wrote to decoys, newest first: which disclosure, declared or stranger.")

  @Flag(help: "Only those who are not declared.")
  var strangers = false

  @Option(help: ArgumentHelp("Of one disclosure alone.", valueName: "name"))
  var disclosure: String?

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let seen = try await desk.workspace.decoys.sightings(
      of: disclosure, strangers: strangers, limit: most.limit)
    if result.json { return desk.print(.array(seen.map(\.json))) }
    guard !seen.isEmpty else { return desk.line("nobody has written to a decoy") }
    DecoyText.print(seen, at: desk)
  }
}

/// `decoys show`: one sighting, and its evidence in a folder.
struct DecoysShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one sighting, or write its evidence to a folder.",
    discussion: """
      The folder gets the message as it came, the decoy's row, the disclosure's certificate and \
      what proves both in the log.

      Example:  aboveboard decoys show ID --to case-17
      """)

  @Argument(help: "The sighting's name.")
  var id: String

  @Option(help: ArgumentHelp("Write the evidence there.", valueName: "folder"))
  var to: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let found = try await desk.workspace.decoys.evidence(of: id)
    if let to { try DecoyText.write(found, to: to) }
    if result.json {
      return desk.print([
        "sighting": found.sighting.json, "decoy": found.decoy.json, "proof": found.proof,
      ])
    }
    DecoyText.print([found.sighting], at: desk)
    var table = Table([.left, .left])
    table.row(["disclosure", found.sighting.disclosure])
    table.row(["sent", found.disclosure.sent.map { Figures.time($0.at) } ?? "not sent"])
    table.row(["address", found.decoy.email])
    table.row(["ref", found.decoy.ref])
    table.row(["log entry", "\(found.sighting.sequence)"])
    desk.print(table)
    if let to { desk.line("evidence: \(to)  (\(found.files.map(\.name).joined(separator: ", ")))") }
  }
}
