import ArgumentParser
import Disclosure
import Findings
import Formats
import Register
import Workspace

/// `recall link-found`: somebody has data from us who is not declared behind the recipient that had it.
struct RecallLinkFound: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "link-found",
    abstract: "Write down that a recipient passed data on to somebody who is not declared.",
    discussion: """
      It becomes a finding of the recipient's team. Nobody undeclared can be asked back; declare \
      them, or see to it that the recipient does.

      Example:  aboveboard recall link-found data-broker "Acme Leads" --source "decoy letter" \\
                  --actor priya
      """)

  @Argument(help: "The recipient that passed it on.")
  var from: RecipientID

  @Argument(help: "Who has it: a company's name, never a person's.")
  var to: String

  @Option(help: "What showed it, in a word or two.")
  var source: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    _ = try await desk.actor()
    let finding = try await desk.workspace.foundUndeclaredLink(
      from: from, to: to, source: source, at: desk.now)
    let open = try await desk.workspace.disclosures.recalls(of: from, isOpen: true, limit: 10_000)
    if result.json {
      return desk.print([
        "finding": finding.map { .string($0.id) } ?? .null,
        "owner": finding.map { .string($0.owner) } ?? .null,
        "due": finding.map { .string($0.due.iso) } ?? .null,
        "open_recalls": .integer(Int64(open.count)),
      ])
    }
    if let finding {
      desk.line("finding \(finding.id) of \(finding.owner), due \(finding.due.iso)")
    }
    desk.line("\(Figures.count(open.count, "recall")) to \(from.text) not answered whole")
  }
}

extension RecallText {
  static func sentence(_ telling: RecallTelling) -> String {
    let what = telling.step == .reminded ? "reminder" : "message"
    var text = telling.way.map { "\(what) by \($0.rawValue)" } ?? "\(what) not delivered yet"
    if let failure = telling.failure {
      text += "; its webhook failed \(Figures.count(telling.failures, "time")): \(failure)"
      if telling.way == nil, let retry = telling.retry {
        text += "; next try \(Figures.time(retry))"
      }
    }
    return text
  }

  static func json(_ telling: RecallTelling) -> JSON {
    [
      "step": .string(telling.step.rawValue),
      "way": telling.way.map { .string($0.rawValue) } ?? .null,
      "failures": .integer(Int64(telling.failures)),
      "failure": telling.failure.map { .string($0) } ?? .null,
      "retry": telling.retry.map { .string($0.rfc3339) } ?? .null,
    ]
  }
}
