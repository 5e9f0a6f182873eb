import ArgumentParser
import Disclosure
import Formats
import Foundation
import Register
import Workspace

/// `recall attest`: takes a recipient's answer.
struct RecallAttest: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest", abstract: "Take a recipient's answer to a recall.",
    discussion: """
      A file signed with the recipient's declared key is confirmed; without a file, or unsigned, \
      the answer is claimed.

      Example:  aboveboard recall attest --file answer.note --actor priya
                aboveboard recall attest ID --action deleted --done 2026-11-24 \\
                  --by "Jo at the front desk" --actor priya
      """)

  @Argument(help: "The recall's name, for an answer that came by phone or mail.")
  var id: String?

  @Option(help: ArgumentHelp("The answer as it came: JSON or a signed note.", valueName: "path"))
  var file: String?

  @Option(help: "deleted, corrected, stopped or refused.")
  var action: Attestation.Action?

  @Option(help: "One reference that it is about; without any, all.")
  var ref: [String] = []

  @Option(help: "The day on which it was done; today if left out.")
  var done: CivilDate?

  @Option(help: "Who says so.")
  var by: String?

  @Option(help: "Why not, or why not all.")
  var reason = ""

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    if file == nil, id == nil || action == nil || by == nil {
      throw ValidationError("give --file, or a recall's name with --action and --by")
    }
    if file != nil, id != nil || action != nil {
      throw ValidationError("a file says itself which recall it answers and what was done")
    }
  }

  func act(at desk: Desk) async throws {
    let actor = try await desk.actor()
    let disclosures = desk.workspace.disclosures
    let given: GivenAttestation
    if let file {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw CommandError.unreadable(path: file, why: "cannot be read")
      }
      given = try await disclosures.attest(Array(bytes), actor: actor, at: desk.now)
    } else {
      given = try await disclosures.attest(
        Attestation(
          recall: id ?? "", list: nil, action: action ?? .refused, refs: ref.isEmpty ? nil : ref,
          done: done ?? desk.now.date, by: by ?? "", reason: reason),
        actor: actor, at: desk.now)
    }
    if result.json { return desk.print(RecallText.json(given)) }
    desk.line("\(given.word.rawValue): \(Figures.count(given.refs, "reference"))")
  }
}

/// Recalls and answers in words and as JSON.
enum RecallText {
  static func counts(_ counts: RecallCounts) -> String {
    let parts = RecallWord.allCases.filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  static func words(_ step: RecallStep) -> String {
    switch step {
    case .told: "written to"
    case .reminded: "reminded"
    case .escalated: "no answer, given to a person"
    case .stopped: "no answer, disclosures stopped"
    }
  }

  static func json(_ counts: RecallCounts) -> JSON {
    .object(
      Dictionary(
        RecallWord.allCases.map { ($0.rawValue, JSON.integer(Int64(counts[$0]))) },
        uniquingKeysWith: { $1 }))
  }

  static func json(_ recall: Recall) -> JSON {
    [
      "id": .string(recall.id), "recipient": .string(recall.recipient.text),
      "day": .string(recall.day.iso), "refs": .integer(Int64(recall.refs)),
      "list": .string(recall.list), "word": .string(recall.word.rawValue),
      "counts": json(recall.counts),
      "made": .string(recall.made.rfc3339),
      "told": recall.told.map { .string($0.rfc3339) } ?? .null,
      "reminded": recall.reminded.map { .string($0.rfc3339) } ?? .null,
      "escalated": recall.escalated.map { .string($0.rfc3339) } ?? .null,
      "stopped": recall.stopped.map { .string($0.rfc3339) } ?? .null,
      "closed": recall.closed.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  static func json(_ given: GivenAttestation) -> JSON {
    [
      "id": .string(given.id), "recall": .string(given.recall),
      "word": .string(given.word.rawValue),
      "action": .string(given.action.rawValue), "refs": .integer(Int64(given.refs)),
      "done": .string(given.done.iso), "given": .string(given.given.rfc3339),
      "by": .string(given.by), "reason": .string(given.reason),
    ]
  }

  static func print(_ aftermath: DisclosureAftermath, _ summary: DisclosureSummary, at desk: Desk) {
    var table = Table([.right, .left])
    table.row([DisclosureText.count(aftermath.permitted, summary), "of them still permitted now"])
    table.row([DisclosureText.count(aftermath.withdrawn, summary), "have said no since"])
    desk.print(table)
    for (recipient, asked) in aftermath.asked.sorted(by: { $0.key.text < $1.key.text }) {
      desk.line(
        "  asked back of \(recipient.text): \(DisclosureText.count(asked.all, summary))"
          + (summary.hasSelector && asked.all < 10 ? "" : " (\(counts(asked)))"))
    }
  }

  static func json(_ aftermath: DisclosureAftermath) -> JSON {
    [
      "permitted": .integer(Int64(aftermath.permitted)),
      "withdrawn": .integer(Int64(aftermath.withdrawn)),
      "recalled": .object(
        Dictionary(
          aftermath.asked.map { ($0.key.text, json($0.value)) }, uniquingKeysWith: { $1 })),
    ]
  }
}
