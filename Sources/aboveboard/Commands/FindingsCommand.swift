import ArgumentParser
import Findings
import Formats
import Workspace

/// `findings`: what needs a person.
struct FindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "See what needs a person, and say who deals with it.",
    subcommands: [FindingsList.self, FindingsAssign.self, FindingsClose.self])
}

/// `findings list`: the most urgent first.
struct FindingsList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List findings, the most urgent first.",
    discussion: "Exit codes: 0 nothing is open, 1 something is")

  @Flag(help: "Closed ones too.")
  var all = false

  @Option(help: "Of one site alone.")
  var site: String?

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let findings = try await desk.workspace.findings.list(
      all ? nil : .open, place: site, limit: most.limit)
    if result.json {
      desk.print(.array(findings.map(FindingText.json)))
    } else if findings.isEmpty {
      desk.line(all ? "nothing was ever found" : "nothing needs a person")
    } else {
      var table = Table(
        [.left, .left, .left, .left, .left],
        header: ["due", "state", "owner", "name", "what"])
      for finding in findings {
        table.row([
          finding.due.iso, FindingText.state(finding, on: desk.now.date), finding.owner, finding.id,
          finding.title,
        ])
      }
      desk.print(table, indent: "")
    }
    if findings.contains(where: { $0.state == .open }) { throw Wanting() }
  }
}

/// `findings assign`: gives one to a team.
struct FindingsAssign: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give a finding to a team, with another day if need be.",
    discussion: "Example:  aboveboard findings assign ID --owner web --due 2027-01-15 --actor priya"
  )

  @Argument(help: "The finding's name.")
  var id: String

  @Option(help: "The team.")
  var owner: String

  @Option(help: ArgumentHelp("The day by which it is dealt with.", valueName: "date"))
  var due: CivilDate?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let finding = try await desk.workspace.findings.assign(
      id, to: owner, due: due, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(FindingText.json(finding)) }
    desk.line("\(finding.owner) has it, until \(finding.due.iso)")
  }
}

/// `findings close`: somebody dealt with it.
struct FindingsClose: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close a finding; it opens again by itself when it is seen again.",
    discussion: "Example:  aboveboard findings close ID --actor priya")

  @Argument(help: "The finding's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let finding = try await desk.workspace.findings.close(
      id, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(FindingText.json(finding)) }
    desk.line("closed; it opens again by itself when it is seen again")
  }
}

/// Findings as people and programs read them.
enum FindingText {
  static func state(_ finding: Finding, on day: CivilDate) -> String {
    if finding.isOverdue(on: day) { return "overdue" }
    if finding.state == .open, finding.returns > 0 { return "came back" }
    return finding.state.rawValue
  }

  static func json(_ finding: Finding) -> JSON {
    [
      "id": .string(finding.id), "kind": .string(finding.kind), "place": .string(finding.place),
      "key": .string(finding.key), "what": .string(finding.title), "owner": .string(finding.owner),
      "state": .string(finding.state.rawValue), "first": .string(finding.first.rfc3339),
      "last": .string(finding.last.rfc3339), "due": .string(finding.due.iso),
      "closed": finding.closed.map { .string($0.rfc3339) } ?? .null,
      "returns": .integer(Int64(finding.returns)), "source": .string(finding.source),
    ]
  }
}
