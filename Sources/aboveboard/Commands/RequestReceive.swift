import ArgumentParser
import Consent
import Formats
import Law
import Members
import Rights
import Vault
import Workspace

/// `request receive`: takes a request down.
struct RequestReceive: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: "Take a request down; its clock starts at receipt.",
    discussion: """
      The words of a request are read from a file, or from standard input with `-`, so that they stand in no \
      list of commands. Who asks for somebody else waits until their paper is checked.

      Examples:  aboveboard request receive --right access --channel post --received 2026-09-01 \\
                   --member m-000001 --letter scan.pdf --actor priya
                 aboveboard request receive --right notice --channel post --authority "ICO" \\
                   --reference IN-1 --due 2026-10-01 --words notice.txt --actor priya
      """)

  @Option(help: "What is asked for; `unclassified` for free text.")
  var right: RequestRight
  @Option(help: "On what way it came.")
  var channel: Channel
  @Option(help: ArgumentHelp("The day on which it came (default: today).", valueName: "day"))
  var received: CivilDate?
  @Option(
    help: ArgumentHelp(
      "Whose it is, when you are sure: identifier or e-mail address.", valueName: "member"))
  var member: String?
  @Option(
    help: ArgumentHelp(
      "Where the answer goes, when not to the address we hold.", valueName: "address"))
  var contact: String?
  @Option(help: "The name as given.")
  var name: String?
  @Option(
    help: ArgumentHelp(
      "What was said or written: a text file, or - for standard input.", valueName: "file"))
  var words: String?
  @Option(
    help: ArgumentHelp("The scanned letter: PDF, PNG or JPEG, at most 5 MB.", valueName: "file"))
  var letter: String?
  @Option(help: "Who asks: own, agent or guardian.")
  var behalf = RequestBehalf.own
  @Option(help: "Who acts for the person.")
  var agent: String?
  @Option(
    help: ArgumentHelp(
      "Their paper; its SHA-256 is kept, the file stays with you.", valueName: "file"))
  var mandate: String?
  @Option(help: ArgumentHelp("Where the person lives: FR, US-CA.", valueName: "code"))
  var country: String?
  @Option(help: "england-and-wales, scotland or northern-ireland.")
  var region: UKRegion?
  @Option(help: "A law of `law list`; left out, that of where the person lives.")
  var law: String?
  @Option(help: "The authority of a notice.")
  var authority: String?
  @Option(help: "The authority's reference.")
  var reference: String?
  @Option(help: ArgumentHelp("The day that a notice names.", valueName: "day"))
  var due: CivilDate?
  @Option(help: "The undertaking that a notice led to, as `undertaking list` names it.")
  var undertaking: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    if right == .notice, authority == nil || due == nil {
      throw ValidationError("a notice needs --authority and --due")
    }
    if let law, ClockLaw.named(law) == nil {
      throw ValidationError("--law: there is no such law; `law list` has all")
    }
    if let country, Country(country.prefix(2)) == nil {
      throw ValidationError("--country: write a code such as GB, FR or US-CA")
    }
  }

  func act(at desk: Desk) async throws {
    let workspace = desk.workspace
    var subject: UInt32?
    if let member {
      subject = try await workspace.members.find(member.contains("@") ? .email : .id, member)
      guard subject != nil else { throw CommandError.memberUnknown }
    }
    var draft = RequestDraft(
      right, received: received ?? desk.now.date, channel: channel,
      content: RequestContent(
        name: name, contact: contact, words: try words.map(RequestWords.read), agent: agent,
        authority: authority, reference: reference))
    draft.behalf = behalf
    draft.letter = try letter.map {
      try ScannedLetter(Self.file($0, upTo: ScannedLetter.mostBytes))
    }
    draft.mandate = try mandate.map {
      RequestDraft.hash(ofPaper: try Self.file($0, upTo: 50 << 20))
    }
    draft.place = country
    draft.region = region
    draft.law = law
    draft.due = due
    draft.undertaking = undertaking
    let request = try await workspace.receive(
      draft, subject: subject, actor: try await desk.actor(), at: desk.now)
    RequestText.said(request, json: result.json, at: desk)
  }

  private static func file(_ path: String, upTo most: Int) throws -> [UInt8] {
    do {
      var source = try FileSource(path: path)
      return try source.block(most + 1)
    } catch {
      throw CommandError.unreadable(path: path, why: "cannot be read")
    }
  }
}
