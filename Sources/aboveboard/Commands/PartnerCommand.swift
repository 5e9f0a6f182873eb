import ArgumentParser
import Formats
import Register
import Vendors
import Workspace

/// `partner`: what is known of the recipients of data, and whether it is enough.
struct PartnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner", abstract: "Assess and audit those who receive data.",
    subcommands: [
      PartnerList.self, PartnerShow.self, PartnerAssess.self, PartnerContract.self,
      PartnerTransfers.self,
      PartnerAudit.self, PartnerName.self, PartnerSubProcessor.self, PartnerDocumentCommand.self,
      PartnerAsk.self, PartnerAccept.self, PartnerWatch.self, PartnerCalls.self,
      PartnerSignOut.self,
    ])
}

/// `partner list`: every recipient, with what is due.
struct PartnerList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all recipients, with what is due and what is missing.",
    discussion: "Exit codes: 0 nothing is overdue or without a mechanism, 1 something is")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let lines = try await desk.workspace.partnerLines(at: desk.now)
    if result.json {
      desk.print(.array(lines.map(PartnerText.json)))
    } else if lines.isEmpty {
      desk.line("the register declares no recipients")
    } else {
      var table = Table(
        [.left, .left, .left, .left, .right, .left],
        header: ["partner", "team", "assessed before", "next audit", "faults", "state"])
      for line in lines {
        table.row([
          line.recipient.id.text, line.recipient.team, line.assessmentDue?.iso ?? "–",
          line.auditDue?.iso ?? "–", String(line.openFaults),
          line.isOverdue ? "overdue" : line.gaps.isEmpty ? "ok" : "no mechanism",
        ])
      }
      desk.print(table, indent: "")
    }
    if lines.contains(where: { $0.isOverdue || !$0.gaps.isEmpty }) { throw Wanting() }
  }
}

/// `partner show`: everything written down about one.
struct PartnerShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything that is known of one recipient.",
    discussion: "Example:  aboveboard partner show printer")

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let view = try await desk.workspace.partner(partner, at: desk.now)
    if result.json { return desk.print(PartnerText.json(view)) }
    PartnerText.print(view, at: desk)
  }
}

/// `partner watch`: opens findings for what is due soon; a server does it by itself.
struct PartnerWatch: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Open findings for what is due soon; a running server does it by itself.")

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let opened = try await desk.workspace.watchPartners(at: desk.now)
    desk.line(
      opened.map { "\(Figures.count($0, "new finding")); `aboveboard findings list` shows all" }
        ?? "another node is at it; nothing was done")
  }
}
