import Findings
public import Formats
import Law
public import Register
import Standing
import Store

extension Vendors {
  /// The kinds of finding about partners.
  public enum FindingKind: String, Sendable, CaseIterable {
    /// An assessment is due soon, or overdue.
    case assessment = "partner-assessment"
    /// An audit is due soon, or overdue.
    case audit = "partner-audit"
    /// Nothing carries data to a country in which a partner lets it be handled, or soon nothing will.
    case transfer = "partner-transfer"
    /// What an audit found is not put right.
    case fault = "partner-audit-fault"
    /// A partner's answers wait to be read.
    case answers = "partner-answers"
  }

  /// Where findings about a recipient stand.
  public static func place(of recipient: RecipientID) -> String { "partner:" + recipient.text }

  /// Looks at what is due soon or overdue, and opens and closes findings for the team that decides on each partner.
  ///
  /// - Returns: how many findings were opened or came back; 0 before a register is published.
  public func watch(at now: Timestamp) async throws -> Int {
    try await database.write { transaction in
      guard let inForce = try standing.inForce(transaction) else { return 0 }
      var (opened, entries) = (0, [EntryDraft]())
      for recipient in inForce.register.recipients {
        let dossier = try dossier(of: recipient.id, transaction)
        let seen = Self.observations(recipient, dossier, inForce, on: now.date)
        let result = try Findings.reconcile(
          seen, at: Self.place(of: recipient.id),
          covered: Set(FindingKind.allCases.map(\.rawValue)), source: "partners", now: now,
          transaction)
        opened += result.changes.opened.count + result.changes.reopened.count
        entries += result.entries
      }
      if !entries.isEmpty { _ = try transaction.append(contentsOf: entries) }
      return opened
    }
  }

  private static func observations(
    _ recipient: Recipient, _ dossier: PartnerDossier, _ inForce: InForce, on day: CivilDate
  ) -> [Observation] {
    let warning =
      inForce.register.organisation.partnerWarning ?? Organisation.usualPartnerWarning
    var seen: [Observation] = []
    func observe(_ kind: FindingKind, _ key: String, _ title: String, by due: CivilDate) {
      seen.append(
        Observation(
          kind: kind.rawValue, key: key, title: title, owner: recipient.team,
          days: max(0, Int(due.days) - Int(day.days))))
    }
    func isNear(_ due: CivilDate) -> Bool { due <= day.adding(days: warning) }
    if let due = inForce.assessmentDue(of: recipient), isNear(due) {
      observe(
        .assessment, due.iso,
        due <= day
          ? "The assessment of \(recipient.label) is overdue since \(due.iso): nothing goes there"
          : "\(recipient.label) is to be assessed before \(due.iso), or nothing goes there any more",
        by: due.adding(days: -1))
    }
    for agreement in inForce.agreements(with: recipient.id)
    where inForce.partners.ended[agreement.id] == nil {
      guard let due = inForce.auditDue(under: agreement), isNear(due) else { continue }
      observe(
        .audit, agreement.id.text + " " + due.iso,
        due <= day
          ? "The audit of \(recipient.label) under \(agreement.id) is overdue since \(due.iso): "
            + "nothing goes there under it"
          : "\(recipient.label) is to be audited under \(agreement.id) before \(due.iso), or "
            + "nothing goes there under it any more",
        by: due.adding(days: -1))
    }
    for (gap, first) in inForce.transferGaps(
      of: recipient, from: day, through: day.adding(days: warning))
    {
      observe(
        .transfer, "\(gap.agreement) \(gap.place.code) \(gap.regime.rawValue)",
        first <= day
          ? "\(recipient.label): \(gap.words)"
          : "\(recipient.label): from \(first.iso), \(gap.words)",
        by: first.adding(days: -1))
    }
    for open in dossier.openFaults {
      observe(
        .fault, "\(open.audit) \(open.number)",
        "Fault \(open.number) that an audit of \(recipient.label) found is to be put right by "
          + open.fault.due.iso, by: open.fault.due)
    }
    for waiting in dossier.waitingAnswers {
      observe(
        .answers, waiting.record.id, "\(recipient.label) has answered our questions: read them",
        by: waiting.record.at.date.adding(days: 14))
    }
    return seen
  }
}
