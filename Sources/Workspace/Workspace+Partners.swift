public import Formats
public import Law
public import Register
import Standing
import Store
public import Vendors

/// A recipient with what is due.
public struct PartnerLine: Sendable, Equatable {
  /// As the register declares it.
  public var recipient: Recipient
  /// The first day on which it counts as not assessed; nil when nothing says so.
  public var assessmentDue: CivilDate?
  /// The earliest day on which an audit is overdue.
  public var auditDue: CivilDate?
  /// How many faults are not put right.
  public var openFaults: Int
  /// How many answers wait to be read.
  public var waitingAnswers: Int
  /// Where nothing carries data any more.
  public var gaps: [TransferGap]
  /// Whether an assessment, an audit or a fault is overdue.
  public var isOverdue: Bool
}

/// One recipient with everything written down about it.
public struct PartnerView: Sendable, Equatable {
  /// An agreement and where it stands in its life.
  public struct AgreementLine: Sendable, Equatable {
    /// Which.
    public var id: AgreementID
    /// Where it stands, in words.
    public var state: String
    /// Whether it can be signed now.
    public var isDraft: Bool
    /// Whether it can be ended now.
    public var canEnd: Bool
  }

  /// A country in which data are handled, by whom, and what carries them there.
  public struct PlaceLine: Sendable, Equatable {
    /// Which.
    public var country: Country
    /// Who is there: its sub-processors by name; itself when `isOwn`.
    public var parties: [String]
    /// Whether the partner itself is established there.
    public var isOwn: Bool
    /// What is recorded to carry data there; empty when nothing is.
    public var lines: [TransferLine]
    /// What the law says of it, one sentence for each law that governs what goes to the partner.
    public var verdicts: [String]
  }

  /// What is due.
  public var line: PartnerLine
  /// Its agreements, drafts and ended ones included.
  public var agreements: [AgreementLine]
  /// The countries in which data are handled, its own first.
  public var places: [PlaceLine]
  /// The records.
  public var dossier: PartnerDossier
}

extension Workspace {
  /// Looks at what is due about partners; a server does it now and then.
  ///
  /// - Returns: how many findings were opened or came back, or nil when another node is at it.
  public func watchPartners(at now: Timestamp) async throws -> Int? {
    try await database.lock("partners").hold { _ in try await vendors.watch(at: now) }
  }

  /// Every recipient with what is due, in the order of the register; throws `IndexError.nothingPublished`.
  public func partnerLines(at now: Timestamp) async throws -> [PartnerLine] {
    let inForce = try await inForce()
    var lines: [PartnerLine] = []
    for recipient in inForce.register.recipients {
      lines.append(
        Self.line(recipient, try await vendors.dossier(of: recipient.id), inForce, on: now.date))
    }
    return lines
  }

  /// One recipient with everything about it.
  ///
  /// Throws `StandingError.undeclared`, `IndexError.nothingPublished`.
  public func partner(_ id: RecipientID, at now: Timestamp) async throws -> PartnerView {
    let inForce = try await inForce()
    guard let recipient = inForce.register.recipients[id: id] else {
      throw StandingError.undeclared(
        .recipient, name: id.text,
        nearest: NearestName.several(id.text, among: inForce.register.recipients.map(\.id.text)))
    }
    let dossier = try await vendors.dossier(of: id)
    return PartnerView(
      line: Self.line(recipient, dossier, inForce, on: now.date),
      agreements: inForce.register.agreements.filter { $0.recipient == id }.map {
        Self.line($0, inForce, on: now.date)
      }, places: Self.places(of: recipient, dossier, inForce, on: now.date), dossier: dossier)
  }

  private static func line(
    _ recipient: Recipient, _ dossier: PartnerDossier, _ inForce: InForce, on day: CivilDate
  ) -> PartnerLine {
    let assessmentDue = inForce.assessmentDue(of: recipient)
    let auditDue = inForce.agreements(with: recipient.id)
      .filter { inForce.partners.ended[$0.id] == nil }
      .compactMap { inForce.auditDue(under: $0) }.min()
    let faults = dossier.openFaults
    return PartnerLine(
      recipient: recipient, assessmentDue: assessmentDue, auditDue: auditDue,
      openFaults: faults.count, waitingAnswers: dossier.waitingAnswers.count,
      gaps: inForce.transferGaps(of: recipient, on: day),
      isOverdue: assessmentDue.map { $0 <= day } ?? false || auditDue.map { $0 <= day } ?? false
        || faults.contains { $0.fault.due < day })
  }

  private static func line(
    _ agreement: Agreement, _ inForce: InForce, on day: CivilDate
  ) -> PartnerView.AgreementLine {
    let ended = inForce.partners.ended[agreement.id]
    let isDraft = inForce.isDraft(agreement)
    let state =
      if let ended {
        "ended on \(HumanDate.text(ended)), for good"
      } else if isDraft {
        "a draft, which permits nothing until it is signed"
      } else if let until = agreement.until, until < day {
        "ran out on \(HumanDate.text(until))"
      } else if let reach = inForce.suspended[agreement.id] {
        switch reach {
        case .everywhere: "suspended everywhere"
        case .territories(let places):
          "suspended in " + places.sorted().map(\.name).joined(separator: ", ")
        }
      } else if let signed = inForce.partners.signed[agreement.id] {
        "signed on \(HumanDate.text(signed))"
      } else {
        "declared as signed"
      }
    return PartnerView.AgreementLine(
      id: agreement.id, state: state, isDraft: isDraft, canEnd: ended == nil && !isDraft)
  }
}
