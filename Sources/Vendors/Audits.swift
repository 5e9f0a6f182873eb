public import Formats
public import Register

/// An audit that is planned.
public struct PlannedAudit: Codable, Sendable, Equatable {
  /// The agreement under which it is made.
  public var agreement: AgreementID
  /// The day for which it is planned.
  public var day: CivilDate
  /// What is looked at.
  public var scope: String

  /// Makes a plan.
  public init(agreement: AgreementID, day: CivilDate, scope: String) {
    self.agreement = agreement
    self.day = day
    self.scope = scope
  }
}

/// An audit that was made: what it found, by when that is to be put right, and when the next one is due.
public struct AuditReport: Codable, Sendable, Equatable {
  /// One thing that was found.
  public struct Fault: Codable, Sendable, Equatable {
    /// What.
    public var what: String
    /// The day by which it is to be put right.
    public var due: CivilDate

    /// Makes a fault.
    public init(what: String, due: CivilDate) {
      self.what = what
      self.due = due
    }
  }

  /// The agreement under which it was made.
  public var agreement: AgreementID
  /// The day on which it was made.
  public var made: CivilDate
  /// The first day on which the next one is overdue; nil when none is planned.
  public var next: CivilDate?
  /// What came out, in words.
  public var summary: String
  /// What is to be put right.
  public var faults: [Fault]

  /// Makes a report.
  public init(
    agreement: AgreementID, made: CivilDate, next: CivilDate?, summary: String, faults: [Fault] = []
  ) {
    self.agreement = agreement
    self.made = made
    self.next = next
    self.summary = summary
    self.faults = faults
  }
}

/// Something that an audit found and that was put right.
public struct AuditFix: Codable, Sendable, Equatable {
  /// The record of the audit.
  public var audit: String
  /// Which fault of it, from 1.
  public var fault: Int
  /// How it was put right.
  public var how: String

  /// Makes a fix.
  public init(audit: String, fault: Int, how: String) {
    self.audit = audit
    self.fault = fault
    self.how = how
  }
}
