import ArgumentParser
import Consent
import Formats
import Members
import Register
import Store
import Workspace

/// `choose`: records what a member chose, as told by phone, by post or at a desk.
struct Choose: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "choose", abstract: "Record a member's choice: it counts from the next decision.",
    discussion: """
      Acts: grant, refuse, withdraw, object, restrict, lift. Only a grant needs a notice \
      that was served before.

      Examples:  aboveboard choose m-000001 withdraw --purpose offers.baby --channel phone
                 aboveboard choose m-000001 --stop-recipient nappy-brand
                 aboveboard choose m-000001 --stop-marketing --channel email
                 aboveboard choose m-000001 --stop-marketing --channel post --letter scan.pdf
      """)

  @OptionGroup var subject: MemberArgument

  @Argument(
    help: ArgumentHelp("What the member did.", valueName: "act"),
    completion: .list(Choice.Act.allCases.map(\.rawValue)))
  var choice: Choice.Act?

  @Option(help: "The purpose; `all`, or `marketing` for all of it.")
  var purpose: PurposeScope?

  @Option(help: "The recipient; `all`, or `others` for everyone but us.")
  var to = RecipientScope.all

  @Option(help: "The notice version on which a grant rests, such as privacy@1.")
  var notice: NoticeVersion?

  @Option(help: "On what way the choice reached you.")
  var channel = Channel.web

  @Option(
    help: ArgumentHelp(
      "The scanned letter, or the note of the call: PDF, PNG or JPEG, at most 5 MB.",
      valueName: "file"))
  var letter: String?

  @Flag(help: "The grant is explicit, as special categories need.")
  var explicit = false

  @Flag(help: "A guardian made the choice for a child.")
  var guardian = false

  @Option(
    help: ArgumentHelp("Where it was asked for, as the register names it.", valueName: "place"))
  var collectionPoint: CollectionPointID?

  @Option(help: ArgumentHelp("Stop everything with this recipient.", valueName: "recipient"))
  var stopRecipient: RecipientID?

  @Flag(help: "Stop all marketing, our own included.")
  var stopMarketing = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    let wishes = [choice != nil, stopRecipient != nil, stopMarketing].count { $0 }
    guard wishes == 1 else { throw ValidationError(CommandError.actUnclear.description) }
    if choice == .signal {
      throw ValidationError("a signal is what software says; record an objection instead")
    }
    guard choice == nil || purpose != nil else {
      throw ValidationError(CommandError.purposeMissing.description)
    }
    if letter != nil {
      do {
        try ScannedLetter.check(channel)
      } catch {
        throw ValidationError(error.description)
      }
    }
  }

  /// The acts to record.
  var drafts: [ChoiceDraft] {
    if let stopRecipient { return ChoiceDraft.stop(stopRecipient, channel: channel) }
    guard let choice, let purpose else { return ChoiceDraft.stopMarketing(channel: channel) }
    return [
      ChoiceDraft(
        act: choice, purpose: purpose, recipient: to, notice: notice, channel: channel,
        explicit: explicit, guardian: guardian, collectionPoint: collectionPoint)
    ]
  }

  func act(at desk: Desk) async throws {
    let workspace = desk.workspace
    let ordinal = try await subject.require(in: workspace)
    let letter = try letter.map(Self.scanned)
    let recorded = try await workspace.consent.record(
      drafts, subject: ordinal, inForce: try await workspace.inForce(),
      actor: try await desk.actor(), at: desk.now, letter: letter)
    if result.json {
      return desk.print(
        .array(
          zip(drafts, recorded).map { draft, recorded in
            var json: [String: JSON] = [
              "id": .string(recorded.id.text), "act": .string(draft.act.rawValue),
              "entry": .integer(recorded.sequence),
            ]
            if let letter { json["letter"] = .string(letter.kind.mediaType) }
            return .object(json)
          }))
    }
    for (draft, recorded) in zip(drafts, recorded) {
      desk.line(
        "recorded: \(draft.act.rawValue), \(Self.words(draft)); entry \(recorded.sequence)")
    }
    if let letter { desk.line("with the letter, sealed: \(letter.kind.title)") }
  }

  /// The document of a file; not more of it is read than a letter may have.
  private static func scanned(_ path: String) throws -> ScannedLetter {
    let bytes: [UInt8]
    do {
      var source = try FileSource(path: path)
      bytes = try source.block(ScannedLetter.mostBytes + 1)
    } catch {
      throw CommandError.unreadable(path: path, why: "cannot be read")
    }
    return try ScannedLetter(bytes)
  }

  private static func words(_ draft: ChoiceDraft) -> String {
    let purpose =
      switch draft.purpose {
      case .all: "every purpose"
      case .marketing: "all marketing"
      case .purpose(let id): id.text
      }
    return switch draft.recipient {
    case .all: purpose
    case .others: purpose + " by anyone but us"
    case .recipient(let id): purpose + " by " + id.text
    }
  }
}
