import ArgumentParser
import Formats
import Foundation
import Law
import Register
import Vendors
import Workspace

/// `partner name`: who else it is.
struct PartnerName: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "name", abstract: "Record a name it trades under, or a company above or below it.",
    discussion: "Example:  aboveboard partner name printer parent \"Print Holdings\" --actor priya")

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Argument(help: "What kind of name.")
  var kind: DeclaredName.Kind
  @Argument(help: "The name.")
  var name: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.vendors.record(
      .name(DeclaredName(kind: kind, name: name, isDeclaredByPartner: false)), of: partner,
      actor: try await desk.actor(), at: desk.now)
    desk.line("recorded")
  }
}

/// `partner sub-processor`: who works on the data for it.
struct PartnerSubProcessor: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sub-processor", abstract: "Record who works on the data for a recipient.",
    discussion: """
      Example:  aboveboard partner sub-processor printer "Parcel Co" --country GB \\
                  --task "delivers" --from 2026-05-01
      """)

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Argument(help: "The sub-processor's name.")
  var name: String
  @Option(help: "Where it is established.")
  var country: Country
  @Option(help: "What it does with the data.")
  var task: String
  @Option(help: "The record of the sub-processor for which it works.")
  var under: String?
  @Option(help: ArgumentHelp("Its first day (default: today).", valueName: "day"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("Its last day.", valueName: "day"))
  var until: CivilDate?

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let record = try await desk.workspace.vendors.record(
      .subProcessor(
        SubProcessor(
          name: name, country: country, task: task, under: under, from: from ?? desk.now.date,
          until: until, isDeclaredByPartner: false)), of: partner, actor: try await desk.actor(),
      at: desk.now)
    desk.line("recorded as \(record.id)")
  }
}

/// `partner document`: by its hash.
struct PartnerDocumentCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Record a document by its hash; the file stays with you.",
    discussion:
      "Example:  aboveboard partner document printer contract.pdf --title \"contract of May\"")

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Argument(help: "The file.")
  var file: String
  @Option(help: "What it is.")
  var title: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandError.unreadable(path: file, why: "cannot be read")
    }
    let document = PartnerDocument(title: title, bytes: Array(bytes))
    try await desk.workspace.vendors.record(
      .document(document), of: partner, actor: try await desk.actor(), at: desk.now)
    desk.line("recorded, SHA-256 \(document.hash)")
  }
}

/// `partner question`: a link by which the partner answers by itself.
struct PartnerAsk: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "question", abstract: "Make a link by which a recipient answers our questions.",
    discussion: "Example:  aboveboard partner question printer --actor priya")

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let (secret, expires) = try await desk.workspace.vendors.ask(
      partner, actor: try await desk.actor(), at: desk.now)
    desk.line("/partner/questions/\(secret)")
    desk.lines(
      "Send it to the partner, with your server's address before it. It takes one answer, until "
        + "\(expires.date.iso), and is not shown again.")
  }
}

/// `partner accept`: what a partner said of itself begins to count.
struct PartnerAccept: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept a recipient's answers, after reading them.",
    discussion: "Example:  aboveboard partner accept printer ANSWERS --actor priya")

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Argument(help: "The record of the answers, as `partner show` names it.")
  var answers: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.vendors.accept(
      answers, of: partner, actor: try await desk.actor(), at: desk.now)
    desk.line("accepted: its names and sub-processors stand as its own declaration")
  }
}
