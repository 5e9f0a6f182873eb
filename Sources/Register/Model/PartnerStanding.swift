public import Formats

/// What is in force about partners beyond the register's files: assessments, audits, signatures, endings, undertakings.
///
/// What stands here overrides the dates of the register.
public struct PartnerStanding: Sendable, Equatable {
  /// The outcome of the newest assessment of a recipient.
  public struct Assessed: Codable, Sendable, Hashable {
    /// The day on which it was made.
    public var on: CivilDate
    /// The last day on which it counts.
    public var until: CivilDate
    /// Whether the recipient passed; one that did not is not assessed for the gate.
    public var isPassed: Bool

    /// Makes an outcome.
    public init(on: CivilDate, until: CivilDate, isPassed: Bool) {
      self.on = on
      self.until = until
      self.isPassed = isPassed
    }
  }

  /// The newest audit under an agreement.
  public struct Audited: Codable, Sendable, Hashable {
    /// The day on which it was made.
    public var on: CivilDate
    /// The first day on which the next one is overdue; nil when none is planned.
    public var due: CivilDate?

    /// Makes an audit.
    public init(on: CivilDate, due: CivilDate?) {
      self.on = on
      self.due = due
    }
  }

  /// The newest assessment of each recipient.
  public var assessed: [RecipientID: Assessed]
  /// The newest audit under each agreement.
  public var audited: [AgreementID: Audited]
  /// When drafts were signed.
  public var signed: [AgreementID: CivilDate]
  /// When agreements were ended; an ended one permits nothing again.
  public var ended: [AgreementID: Timestamp]
  /// The undertakings that were given and not lifted, by identifier.
  public var undertakings: [Undertaking]
  /// Where recipients and those behind them handle data, as the newest record of each says.
  public var transfers: [RecipientID: [TransferPlace]]

  /// Makes a standing; nothing is known of any partner by default.
  public init(
    assessed: [RecipientID: Assessed] = [:], audited: [AgreementID: Audited] = [:],
    signed: [AgreementID: CivilDate] = [:], ended: [AgreementID: Timestamp] = [:],
    undertakings: [Undertaking] = [], transfers: [RecipientID: [TransferPlace]] = [:]
  ) {
    self.assessed = assessed
    self.audited = audited
    self.signed = signed
    self.ended = ended
    self.undertakings = undertakings
    self.transfers = transfers
  }
}

extension InForce {
  /// The first day on which a recipient is not assessed any more; nil when nothing says so.
  ///
  /// A failed assessment counts from the day on which it was made.
  public func assessmentDue(of recipient: Recipient) -> CivilDate? {
    if let newest = partners.assessed[recipient.id] {
      return newest.isPassed ? newest.until.adding(days: 1) : newest.on
    }
    guard let declared = recipient.assessment, declared.done == nil else { return nil }
    return declared.due
  }

  /// The first day on which the audit under an agreement is overdue; nil when none is due.
  public func auditDue(under agreement: Agreement) -> CivilDate? {
    if let newest = partners.audited[agreement.id] { return newest.due }
    guard let declared = agreement.audit, declared.done == nil else { return nil }
    return declared.due
  }

  /// Says whether an agreement is still a draft, which permits nothing.
  public func isDraft(_ agreement: Agreement) -> Bool {
    agreement.signed == false && partners.signed[agreement.id] == nil
  }
}
