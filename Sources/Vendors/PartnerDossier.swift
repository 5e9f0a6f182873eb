import Formats
public import Register

/// Everything written down about one partner, the oldest first, and what follows from it.
public struct PartnerDossier: Sendable, Equatable {
  /// The partner.
  public let recipient: RecipientID
  /// The records.
  public let records: [PartnerRecord]

  /// Something that an audit found and that nobody has put right.
  public struct OpenFault: Sendable, Equatable {
    /// The record of the audit.
    public let audit: String
    /// Which fault of it, from 1.
    public let number: Int
    /// What was found.
    public let fault: AuditReport.Fault
  }

  /// The newest assessment with its record.
  public var assessment: (record: PartnerRecord, made: Assessment)? {
    records.reversed().lazy.compactMap { record in
      if case .assessment(let made) = record.fact { (record, made) } else { nil }
    }.first
  }

  /// The newest checklist of each agreement.
  public var contracts: [ContractChecklist] {
    var newest: [AgreementID: ContractChecklist] = [:]
    for record in records {
      if case .contract(let list) = record.fact { newest[list.agreement] = list }
    }
    return newest.values.sorted { $0.agreement < $1.agreement }
  }

  /// The newest record of what carries data to each country; nil before there is one.
  public var transfers: TransferRecord? {
    records.reversed().lazy.compactMap { record in
      if case .transfers(let made) = record.fact { made } else { nil }
    }.first
  }

  /// The documents.
  public var documents: [PartnerDocument] {
    records.compactMap { if case .document(let document) = $0.fact { document } else { nil } }
  }

  /// The names.
  public var names: [DeclaredName] {
    records.compactMap { if case .name(let name) = $0.fact { name } else { nil } }
  }

  /// The sub-processors with their records.
  public var subProcessors: [(id: String, party: SubProcessor)] {
    records.compactMap {
      if case .subProcessor(let party) = $0.fact { ($0.id, party) } else { nil }
    }
  }

  /// The audits that were made, with their records.
  public var audits: [(record: PartnerRecord, report: AuditReport)] {
    records.compactMap { if case .audit(let report) = $0.fact { ($0, report) } else { nil } }
  }

  /// What was put right.
  public var fixes: [AuditFix] {
    records.compactMap { if case .fix(let fix) = $0.fact { fix } else { nil } }
  }

  /// The planned audits after which none was made under the same agreement.
  public var plannedAudits: [PlannedAudit] {
    records.enumerated().compactMap { place, record in
      guard case .plannedAudit(let plan) = record.fact else { return nil }
      let isMade = records[(place + 1)...].contains { later in
        if case .audit(let report) = later.fact {
          report.agreement == plan.agreement
        } else {
          false
        }
      }
      return isMade ? nil : plan
    }
  }

  /// What is still to be put right, the most urgent first.
  public var openFaults: [OpenFault] {
    let done = fixes
    return audits.flatMap { audit in
      audit.report.faults.enumerated().compactMap { place, fault in
        done.contains { $0.audit == audit.record.id && $0.fault == place + 1 }
          ? nil : OpenFault(audit: audit.record.id, number: place + 1, fault: fault)
      }
    }.sorted { $0.fault.due < $1.fault.due }
  }

  /// Answers that nobody has accepted.
  public var waitingAnswers: [(record: PartnerRecord, answers: PartnerAnswers)] {
    let accepted = Set(
      records.compactMap { if case .accepted(let done) = $0.fact { done.answers } else { nil } })
    return records.compactMap {
      if case .answers(let answers) = $0.fact, !accepted.contains($0.id) {
        ($0, answers)
      } else {
        nil
      }
    }
  }
}
