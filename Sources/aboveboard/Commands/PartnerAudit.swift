import ArgumentParser
import Formats
import Register
import Vendors
import Workspace

/// `partner audit`: planned, done, put right.
struct PartnerAudit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Plan audits, record what they found and what was put right.",
    subcommands: [AuditPlan.self, AuditDone.self, AuditFixed.self])
}

/// `partner audit plan`.
struct AuditPlan: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Plan an audit.",
    discussion: """
      Example:  aboveboard partner audit plan printer --agreement printer-2026 \\
                  --on 2027-03-01 --scope "deletion after each print run"
      """)

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Option(help: "The agreement.")
  var agreement: AgreementID
  @Option(help: ArgumentHelp("The day.", valueName: "day"))
  var on: CivilDate
  @Option(help: "What is looked at.")
  var scope: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.vendors.record(
      .plannedAudit(PlannedAudit(agreement: agreement, day: on, scope: scope)), of: partner,
      actor: try await desk.actor(), at: desk.now)
    desk.line("planned the audit of \(partner) for \(on.iso)")
  }
}

/// `partner audit done`: the next one is due from then on.
struct AuditDone: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Record an audit; it counts from the next decision on.",
    discussion: """
      Example:  aboveboard partner audit done printer --agreement printer-2026 \\
                  --next 2028-03-01 --summary "two faults" \\
                  --fault "2027-04-01: old files on a share"
      """)

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Option(help: "The agreement.")
  var agreement: AgreementID
  @Option(help: ArgumentHelp("The day on which it was made (default: today).", valueName: "day"))
  var on: CivilDate?
  @Option(help: ArgumentHelp("From which day the next one is overdue.", valueName: "day"))
  var next: CivilDate?
  @Option(help: "What came out.")
  var summary: String
  @Option(help: ArgumentHelp("What is to be put right, and by when.", valueName: "day: what"))
  var fault: [String] = []

  @OptionGroup var place: WorkspaceOptions

  func validate() throws { _ = try faults() }

  private func faults() throws -> [AuditReport.Fault] {
    try fault.map { text in
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let due = CivilDate(String(parts[0])) else {
        throw ValidationError("--fault is written `2027-04-01: what was found`")
      }
      return AuditReport.Fault(what: String(parts[1].drop { $0 == " " }), due: due)
    }
  }

  func act(at desk: Desk) async throws {
    let report = AuditReport(
      agreement: agreement, made: on ?? desk.now.date, next: next, summary: summary,
      faults: try faults())
    let record = try await desk.workspace.vendors.record(
      .audit(report), of: partner, actor: try await desk.actor(), at: desk.now)
    desk.line("recorded the audit of \(partner) as \(record.id)")
  }
}

/// `partner audit fixed`.
struct AuditFixed: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixed", abstract: "Record that what an audit found was put right.",
    discussion: "Example:  aboveboard partner audit fixed printer AUDIT 1 --how \"share wiped\"")

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID
  @Argument(help: "The audit's record.")
  var audit: String
  @Argument(help: "Which fault of it, from 1.")
  var fault: Int
  @Option(help: "How.")
  var how: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.vendors.record(
      .fix(AuditFix(audit: audit, fault: fault, how: how)), of: partner,
      actor: try await desk.actor(), at: desk.now)
    desk.line("fault \(fault) is put right")
  }
}
