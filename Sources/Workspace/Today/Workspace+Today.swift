import Disclosure
import Findings
public import Formats
import Forms
import Questions
import Register
import Sites
import Standing
import Store

extension Workspace {
  /// What needs a person now.
  ///
  /// - Parameters:
  ///   - team: for this team alone; what belongs to no team is then left out.
  ///   - limit: how many lines of each kind.
  /// - Throws: `IndexError.nothingPublished`, `StoreError`.
  public func today(
    at now: Timestamp, team: String? = nil, limit: Int = 10
  ) async throws -> Today {
    let register = try await inForce().register
    let asked = TodayQuestion(now: now, team: team, limit: limit, register: register)
    var checked: [Today.Check] = []
    for site in register.sites {
      checked.append(
        Today.Check(site: site.id.text, scanned: try await sites.latest(of: site.id.text)?.ended))
    }
    let failures = try await failures(asked)
    let parts: [Today.Part?] = [
      try await openFindings(asked),
      Today.Part(.agreements, all: asked.endingAgreements, limit: limit),
      try await disclosures(.planned, asked),
      try await disclosures(.approved, asked),
      try await waitingQuestions(asked),
      try await unseenSites(asked, failures.scans),
      Today.Part(.jobs, all: failures.others, limit: limit),
      try await waitingGuardians(asked),
      try await waitingRequests(asked),
    ]
    return Today(
      at: now, team: team, teams: try await teams(register), parts: parts.compactMap(\.self),
      checked: checked)
  }

  /// Every team that the register names, or that owns or has owned a finding or a question.
  private func teams(_ register: Register) async throws -> [String] {
    let declared = register.recipients.map(\.team) + register.sites.map(\.team)
    let owning = try await findings.owners() + questions.owners()
    return Set(declared + owning).filter { !$0.isEmpty }.sorted()
  }

  private func openFindings(_ asked: TodayQuestion) async throws -> Today.Part? {
    // A promise that was not kept is a finding as well; it is told once, with its question.
    let open = try await findings.waiting(
      of: asked.team, besides: QuestionFindingKind.overdue.rawValue, on: asked.day,
      limit: asked.limit)
    guard open.count > 0 else { return nil }
    return Today.Part(
      kind: .findings,
      lines: open.first.map { finding in
        let isOverdue = finding.isOverdue(on: asked.day)
        let due = HumanDate.text(finding.due)
        return Today.Line(
          place: .finding(finding.id), what: finding.title,
          why: isOverdue
            ? "\(finding.owner) was to deal with it by \(due)."
            : "\(finding.owner) has until \(due).",
          team: finding.owner, due: finding.due, isOverdue: isOverdue)
      }, count: open.count, overdue: open.overdue)
  }

  private func waitingGuardians(_ asked: TodayQuestion) async throws -> Today.Part? {
    guard asked.team == nil else { return nil }
    let lines = try await forms.waitingForGuardians(at: asked.now).map { waiting in
      Today.Line(
        place: .form(waiting.form),
        what: "\(Words.count(waiting.count)) sign-\(waiting.count == 1 ? "up waits" : "ups wait") "
          + "for a guardian",
        why: "What was entered in the form “\(waiting.form)” is destroyed on "
          + "\(HumanDate.text(waiting.expires)) at the earliest, unless the guardian says yes.",
        team: nil, due: waiting.expires.date, isOverdue: false)
    }
    return Today.Part(.guardians, all: lines, limit: asked.limit)
  }
}

/// What is asked for, for each kind to look at.
struct TodayQuestion {
  let now: Timestamp
  let team: String?
  let limit: Int
  let register: Register

  var day: CivilDate { now.date }

  /// Whether something of a team belongs on the page.
  func includes(_ other: String?) -> Bool { team.map { $0 == other } ?? true }

  func name(_ id: RecipientID) -> String {
    id == .ourselves ? "ourselves" : register.recipients[id: id]?.label ?? id.text
  }

  func name(_ id: PurposeID) -> String { register.purposes[id: id]?.label ?? id.text }
}
