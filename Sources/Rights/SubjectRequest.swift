public import Formats
public import Law
public import Members
public import Store

/// One request as it stands, without what was said: that is sealed.
public struct SubjectRequest: Sendable, Equatable, Identifiable {
  /// Whether something has to be looked at by a person before the request goes on.
  public enum Check: String, Sendable, CaseIterable, SQLBindable {
    /// There is nothing to look at.
    case none
    /// Nobody has looked.
    case waiting
    /// Somebody has looked, and it may go on.
    case accepted
    /// Somebody has looked, and it may not.
    case rejected
  }

  /// A UUIDv7.
  public let id: String
  /// What is asked for.
  public var right: RequestRight
  /// Where it stands.
  public var state: RequestState
  /// Whom it is about; nil until identified, for nobody we know, and after an erasure.
  public var subject: UInt32?
  /// Whether who asks is settled, be it somebody we know or not.
  public var isIdentified: Bool
  /// Whether the person was erased since, and what was said with them.
  public var isErased: Bool
  /// The day of receipt.
  public var received: CivilDate
  /// When it was entered.
  public let entered: Timestamp
  /// On what way it came.
  public let channel: Channel
  /// Who asks.
  public let behalf: RequestBehalf
  /// Whether the paper of whoever acts for the person was checked.
  public var mandate: Check
  /// Whether a second person's data in the answer was looked at.
  public var others: Check
  /// Where the person lives, and the part of the United Kingdom, when known.
  public var place: String?
  /// The part of the United Kingdom, when known.
  public var region: UKRegion?
  /// The law that was chosen.
  public var law: String?
  /// Where we are established.
  public let home: String
  /// The day of the proof of identity, where it was asked for.
  public var identity: CivilDate?
  /// The day on which a fee was settled.
  public var fee: CivilDate?
  /// The questions to the person.
  public var pauses: [ClockPause]
  /// The day of the notice of an extension.
  public var extensionNotice: CivilDate?
  /// The day on which a complaint was acknowledged.
  public var acknowledged: CivilDate?
  /// The day on which a complaint was enquired into.
  public var enquired: CivilDate?
  /// The day that a notice names.
  public var due: CivilDate?
  /// The undertaking that a notice led to.
  public var undertaking: String?
  /// After this day it is late.
  public var legalDue: CivilDate?
  /// The day to plan for.
  public var safeDue: CivilDate?
  /// The team or account that has it.
  public var owner: String?
  /// The request into which it was joined.
  public var joinedInto: String?
  /// The day on which it ended.
  public var ended: CivilDate?
  /// What came out.
  public var outcome: RequestOutcome?
  /// Whether it ended after the legal date.
  public var endedLate: Bool
  /// How many days before the safe date somebody was warned last; nil for not yet.
  public var warned: Int?
  /// Counts the changes.
  public var revision: Int64

  /// Whether it still needs somebody.
  public var isOpen: Bool { state.isOpen && joinedInto == nil }

  /// Whether the legal date has passed.
  public func isLate(on day: CivilDate) -> Bool {
    isOpen ? legalDue.map { $0 < day } ?? false : endedLate
  }

  /// The clock of this request with the workspace's days of rest.
  public func clock(holidays: [Holiday]) -> RequestClock {
    var clock = RequestClock(right, received: received, home: home)
    clock.identity = identity
    clock.fee = fee
    clock.pauses = pauses
    clock.extensionNotice = extensionNotice
    clock.place = place
    clock.law = law
    clock.region = region
    clock.holidays = holidays
    clock.acknowledged = acknowledged
    clock.due = due
    return clock
  }

  /// Where `fsck` and lists sort it: by the safe day, those without one last.
  var sortDay: Int64 { safeDue.map { Int64($0.days) } ?? Self.noDay }

  static let noDay: Int64 = 1 << 40
}

extension SubjectRequest {
  static let columns: SQL = """
    id, kind, state, ordinal, identified, erased, received, entered_at, channel, behalf, mandate,
    others, place, region, law, home, identity_day, fee_day, pauses, extended_day, acknowledged_day,
    enquired_day, notice_due, undertaking, legal_due, safe_due, owner, joined_into, ended_day,
    outcome, ended_late, warned, revision
    """

  init(_ row: Row) throws {
    guard let right = RequestRight(rawValue: try row.text(1)),
      let state = RequestState(rawValue: try row.text(2)),
      let channel = Channel(rawValue: try row.text(8)),
      let behalf = RequestBehalf(rawValue: try row.text(9)),
      let mandate = Check(rawValue: try row.text(10)),
      let others = Check(rawValue: try row.text(11))
    else { throw RequestError.damaged }
    self.init(
      id: try row.text(0), right: right, state: state,
      subject: try row.isNull(3) ? nil : try row.ordinal(3), isIdentified: try row.bool(4),
      isErased: try row.bool(5), received: try row.date(6), entered: try row.timestamp(7),
      channel: channel, behalf: behalf, mandate: mandate, others: others,
      place: try row.textOrNil(12), region: try row.textOrNil(13).flatMap(UKRegion.init(rawValue:)),
      law: try row.textOrNil(14), home: try row.text(15), identity: try row.dateOrNil(16),
      fee: try row.dateOrNil(17), pauses: try Self.pauses(try row.text(18)),
      extensionNotice: try row.dateOrNil(19), acknowledged: try row.dateOrNil(20),
      enquired: try row.dateOrNil(21), due: try row.dateOrNil(22),
      undertaking: try row.textOrNil(23), legalDue: try row.dateOrNil(24),
      safeDue: try row.dateOrNil(25), owner: try row.textOrNil(26),
      joinedInto: try row.textOrNil(27), ended: try row.dateOrNil(28),
      outcome: try row.textOrNil(29).flatMap(RequestOutcome.init(rawValue:)),
      endedLate: try row.bool(30), warned: try row.intOrNil(31).map { Int($0) },
      revision: try row.int(32))
  }

  /// `2026-09-10..2026-09-16 2026-10-01..`, as the pauses are kept.
  static func text(_ pauses: [ClockPause]) -> String {
    pauses.map { "\($0.first.iso)..\($0.last?.iso ?? "")" }.joined(separator: " ")
  }

  private static func pauses(_ text: String) throws -> [ClockPause] {
    try text.split(separator: " ").map { part in
      guard let dots = part.firstRange(of: ".."), let first = CivilDate(part[..<dots.lowerBound])
      else { throw RequestError.damaged }
      let rest = part[dots.upperBound...]
      return try ClockPause(first, rest.isEmpty ? nil : CivilDate(rest))
    }
  }
}

extension WriteTransaction {
  func insert(_ request: SubjectRequest, sealed: [UInt8]) throws {
    try run(
      """
      INSERT INTO requests (\(SubjectRequest.columns), sort_day, sealed) VALUES (
        \(request.id), \(request.right), \(request.state), \(request.subject),
        \(request.isIdentified), \(request.isErased), \(request.received), \(request.entered),
        \(request.channel.rawValue), \(request.behalf), \(request.mandate), \(request.others),
        \(request.place), \(request.region?.rawValue), \(request.law), \(request.home),
        \(request.identity), \(request.fee), \(SubjectRequest.text(request.pauses)),
        \(request.extensionNotice), \(request.acknowledged), \(request.enquired), \(request.due),
        \(request.undertaking), \(request.legalDue), \(request.safeDue), \(request.owner),
        \(request.joinedInto), \(request.ended), \(request.outcome), \(request.endedLate),
        \(request.warned), \(request.revision), \(request.sortDay), \(sealed))
      """)
  }

  /// Writes what may change; what was said is left alone.
  func update(_ request: SubjectRequest) throws {
    try run(
      """
      UPDATE requests SET kind = \(request.right), state = \(request.state),
        ordinal = \(request.subject), identified = \(request.isIdentified),
        received = \(request.received), mandate = \(request.mandate), others = \(request.others),
        place = \(request.place), region = \(request.region?.rawValue), law = \(request.law),
        identity_day = \(request.identity), fee_day = \(request.fee),
        pauses = \(SubjectRequest.text(request.pauses)),
        extended_day = \(request.extensionNotice), acknowledged_day = \(request.acknowledged),
        enquired_day = \(request.enquired), legal_due = \(request.legalDue),
        safe_due = \(request.safeDue), owner = \(request.owner),
        joined_into = \(request.joinedInto), ended_day = \(request.ended),
        outcome = \(request.outcome), ended_late = \(request.endedLate),
        warned = \(request.warned), revision = \(request.revision), sort_day = \(request.sortDay)
      WHERE id = \(request.id)
      """)
  }
}
