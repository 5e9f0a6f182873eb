import Foundation
import Register
import Standing

/// One thing that is known of a partner.
public enum PartnerFact: Sendable, Equatable {
  case assessment(Assessment)
  case contract(ContractChecklist)
  case transfers(TransferRecord)
  case document(PartnerDocument)
  case subProcessor(SubProcessor)
  case name(DeclaredName)
  case plannedAudit(PlannedAudit)
  case audit(AuditReport)
  case fix(AuditFix)
  case asked(QuestionsAsked)
  case answers(PartnerAnswers)
  case accepted(AnswersAccepted)

  /// The kinds; raw values are the kinds of their entries.
  public enum Kind: String, Sendable, CaseIterable {
    case assessment = "recipient.assessed"
    case audit = "agreement.audited"
    case transfers = "recipient.transfers"
    case contract = "partner.contract-checked"
    case document = "partner.document"
    case subProcessor = "partner.sub-processor"
    case name = "partner.name"
    case plannedAudit = "partner.audit-planned"
    case fix = "partner.audit-fixed"
    case asked = "partner.asked"
    case answers = "partner.answered"
    case accepted = "partner.answers-accepted"

    /// Whether its entry is an act on what is in force, which `Standing` writes.
    var isAct: Bool { self == .assessment || self == .audit || self == .transfers }
  }

  /// Its kind.
  public var kind: Kind {
    switch self {
    case .assessment: .assessment
    case .contract: .contract
    case .transfers: .transfers
    case .document: .document
    case .subProcessor: .subProcessor
    case .name: .name
    case .plannedAudit: .plannedAudit
    case .audit: .audit
    case .fix: .fix
    case .asked: .asked
    case .answers: .answers
    case .accepted: .accepted
    }
  }

  /// The agreement that it names.
  var agreement: AgreementID? {
    switch self {
    case .contract(let list): list.agreement
    case .plannedAudit(let plan): plan.agreement
    case .audit(let report): report.agreement
    default: nil
    }
  }

  /// What the gate learns from it.
  func act(on recipient: RecipientID) -> PartnerAct? {
    switch self {
    case .assessment(let made):
      .assess(
        recipient,
        PartnerStanding.Assessed(on: made.made, until: made.until, isPassed: made.isPassed))
    case .audit(let report):
      .audit(report.agreement, PartnerStanding.Audited(on: report.made, due: report.next))
    case .transfers(let record): .transfer(recipient, record.lines.map(\.place))
    default: nil
    }
  }
}

/// A fact with random bytes, so that its hash in the log tells nothing of it.
private struct Salted<Fact: Codable>: Codable {
  var salt: String
  var fact: Fact
}

extension PartnerFact {
  /// The fact in bytes that never come twice.
  func bytes(salt: String) throws -> [UInt8] {
    func encode(_ fact: some Codable) throws -> [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return Array(try encoder.encode(Salted(salt: salt, fact: fact)))
    }
    return switch self {
    case .assessment(let fact): try encode(fact)
    case .contract(let fact): try encode(fact)
    case .transfers(let fact): try encode(fact)
    case .document(let fact): try encode(fact)
    case .subProcessor(let fact): try encode(fact)
    case .name(let fact): try encode(fact)
    case .plannedAudit(let fact): try encode(fact)
    case .audit(let fact): try encode(fact)
    case .fix(let fact): try encode(fact)
    case .asked(let fact): try encode(fact)
    case .answers(let fact): try encode(fact)
    case .accepted(let fact): try encode(fact)
    }
  }

  /// The fact of such bytes; throws `VendorError.damaged`.
  init(_ kind: Kind, bytes: [UInt8]) throws(VendorError) {
    func decode<Fact: Codable>(_ type: Fact.Type) throws(VendorError) -> Fact {
      do {
        return try JSONDecoder().decode(Salted<Fact>.self, from: Data(bytes)).fact
      } catch {
        throw .damaged
      }
    }
    switch kind {
    case .assessment: self = .assessment(try decode(Assessment.self))
    case .contract: self = .contract(try decode(ContractChecklist.self))
    case .transfers: self = .transfers(try decode(TransferRecord.self))
    case .document: self = .document(try decode(PartnerDocument.self))
    case .subProcessor: self = .subProcessor(try decode(SubProcessor.self))
    case .name: self = .name(try decode(DeclaredName.self))
    case .plannedAudit: self = .plannedAudit(try decode(PlannedAudit.self))
    case .audit: self = .audit(try decode(AuditReport.self))
    case .fix: self = .fix(try decode(AuditFix.self))
    case .asked: self = .asked(try decode(QuestionsAsked.self))
    case .answers: self = .answers(try decode(PartnerAnswers.self))
    case .accepted: self = .accepted(try decode(AnswersAccepted.self))
    }
  }
}
