import ArgumentParser
import Disclosure
import Formats
import Register
import Store
import Workspace

/// `disclosure approve`: a second person says yes.
struct DisclosureApprove: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a plan; never one's own.",
    discussion: "Example:  aboveboard disclosure approve ID --actor priya")

  @Argument(help: "The disclosure's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let actor = try await desk.actor()
    let summary = try await desk.workspace.disclosures.approve(id, actor: actor, at: desk.now)
    if result.json { return desk.print(DisclosureText.ledgerJSON(summary)) }
    desk.line("approved by \(actor.id); planned by \(summary.planned.by.id)")
  }
}

/// `disclosure send`: writes the file, its certificate and the line in the ledger.
struct DisclosureSend: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send an approved disclosure: a file and its certificate.",
    discussion: """
      Every permission is asked again while the file is written; a withdrawal up to the last \
      moment wins.

      Example:  aboveboard disclosure send ID --actor maya
      """)

  @Argument(help: "The disclosure's name.")
  var id: String

  @Option(help: "The form of the file: csv or ndjson.")
  var format = FileFormat.csv

  @Flag(help: "Leave it to a server, as a job.")
  var background = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let disclosures = desk.workspace.disclosures
    if background {
      let job = try await desk.workspace.askToSend(
        id, format: format, actor: try await desk.actor(), at: desk.now)
      return result.json ? desk.print(JobText.json(job)) : JobText.asked(job, at: desk)
    }
    let planned = try await disclosures.show(id)
    let bar = ProgressBar("writing", total: planned.permitted)
    defer { bar.end() }
    let summary = try await disclosures.send(
      id, actor: try await desk.actor(), at: desk.now, format: format
    ) { written, _ in bar.show(written) }
    bar.end()
    if result.json { return desk.print(DisclosureText.ledgerJSON(summary)) }
    desk.line("sent: \(Figures.count(summary.permitted, "record"))")
    DisclosureText.files(summary, at: desk)
  }
}

/// `disclosure list`: the ledger, newest first.
struct DisclosureList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was planned, approved and sent, newest first.")

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let all = try await desk.workspace.disclosures.list(limit: most.limit)
    if result.json { return desk.print(.array(all.map(DisclosureText.ledgerJSON))) }
    guard !all.isEmpty else { return desk.line("nothing has been planned yet") }
    var table = Table(
      [.left, .left, .right, .right, .left, .left],
      header: ["when", "state", "permitted", "denied", "what, for whom", "name"])
    for summary in all {
      table.row([
        Figures.time(summary.planned.at), summary.state.rawValue,
        DisclosureText.count(summary.permitted, summary),
        DisclosureText.count(summary.denied, summary), DisclosureText.title(summary.use),
        summary.id,
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `disclosure show`: one line of the ledger, whole.
struct DisclosureShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one disclosure: counts, reasons, terms, files.")

  @Argument(help: "The disclosure's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let disclosures = desk.workspace.disclosures
    if let declared = try await disclosures.declared(id) {
      let asked = try await disclosures.asked(ofDeclared: id)
      guard result.json else {
        return DeclaredText.print(
          declared, asked, try await desk.workspace.inForce().register, at: desk)
      }
      guard case .object(var object) = DeclaredText.json(declared) else { return }
      object["recalled"] = .object(
        Dictionary(
          asked.map { ($0.key.text, RecallText.json($0.value)) }, uniquingKeysWith: { $1 }))
      return desk.print(.object(object))
    }
    let summary = try await disclosures.show(id)
    let aftermath = try await desk.workspace.disclosures.aftermath(of: id, at: desk.now)
    if result.json {
      guard case .object(var object) = DisclosureText.ledgerJSON(summary) else { return }
      if let aftermath { object["since"] = RecallText.json(aftermath) }
      return desk.print(.object(object))
    }
    DisclosureText.print(summary, at: desk)
    if let aftermath { RecallText.print(aftermath, summary, at: desk) }
    DisclosureText.files(summary, at: desk)
  }
}
