public import Formats
public import Law

/// The facts of a request's clock, and the count.
///
/// The law is that of where the person lives. Where that is not the United Kingdom, the Union or the EEA, the law at
/// our own seat holds too (GDPR Article 3(1)), and the stricter counts. Where nobody knows where the person lives, it is
/// the strictest of the laws of the United Kingdom, the Union and our seat.
public struct RequestClock: Sendable, Equatable {
  /// What is asked for.
  public var right: RequestRight
  /// The day of receipt.
  public var received: CivilDate
  /// The day of the proof of identity.
  public var identity: CivilDate?
  /// The day on which a fee was paid.
  public var fee: CivilDate?
  /// The questions to the person.
  public var pauses: [ClockPause] = []
  /// The day of the notice of an extension.
  public var extensionNotice: CivilDate?
  /// Where the person lives; nil for not known.
  public var place: String?
  /// Where we are established, ISO 3166-1.
  public var home: String
  /// The law that was chosen.
  public var law: String?
  /// The part of the United Kingdom.
  public var region: UKRegion?
  /// Days of rest that the workspace adds.
  public var holidays: [Holiday] = []
  /// The day on which a complaint was acknowledged.
  public var acknowledged: CivilDate?
  /// The day that a notice names.
  public var due: CivilDate?

  /// The clock of a right from the day of receipt.
  public init(_ right: RequestRight, received: CivilDate, home: String) {
    self.right = right
    self.received = received
    self.home = home
  }

  /// How many days we give ourselves for the outcome of a complaint once it is acknowledged.
  static let complaintDays = 30

  /// The deadline; throws `ClockError` for facts that no law held here can count.
  public func deadline() throws(ClockError) -> RequestDeadline {
    if right == .notice { return noticeDeadline() }
    let counted = try counted()
    guard right == .complaint, let acknowledged else { return counted }
    var outcome = counted
    outcome.legalDue = nil
    outcome.safeDue = acknowledged.adding(days: Self.complaintDays)
    outcome.steps =
      counted.steps + [
        RequestDeadline.Step(
          text:
            "It was acknowledged on \(acknowledged.iso). Enquiries and outcome are owed without "
            + "undue delay; we plan with \(Self.complaintDays) days more.",
          source: "DPA 2018 s.164A; the days are ours")
      ]
    return outcome
  }

  private func noticeDeadline() -> RequestDeadline {
    let day = due ?? received
    return RequestDeadline(
      law: "notice", lawName: "the notice itself", start: received, legalDue: day,
      safeDue: max(received, day.adding(days: -1)), standsSince: nil, noticeBy: nil,
      isExtended: false,
      steps: [
        RequestDeadline.Step(text: "The notice came on \(received.iso).", source: "the notice"),
        RequestDeadline.Step(text: "It names \(day.iso).", source: "the notice"),
        RequestDeadline.Step(text: "Safe: the day before.", source: "our own rule"),
      ], warnings: [])
  }

  private enum Candidate: Equatable {
    case law(String)
    case place(String)

    /// The one law that counts, or nil where several may hold.
    var only: ClockLaw? {
      switch self {
      case .law(let name): return ClockLaw.named(name)
      case .place(let code):
        let laws = ClockLaw.at(code)
        return laws.count == 1 ? laws.first : nil
      }
    }

    func has(_ right: ClockRight) -> Bool {
      switch self {
      case .law(let name): ClockLaw.named(name)?.rule(for: right) != nil
      case .place(let code): ClockLaw.at(code).contains { $0.rule(for: right) != nil }
      }
    }
  }

  private static func candidate(at place: String) -> Candidate? {
    switch Country(place.prefix(2))?.regime {
    case .uk: .law("uk-gdpr")
    case .eu: .place(String(place.prefix(2)))
    case .other, nil: ClockLaw.at(place).isEmpty ? nil : .place(place)
    }
  }

  private var candidates: (list: [Candidate], reason: String?) {
    if let law { return ([.law(law)], nil) }
    let own = Self.candidate(at: home)
    guard let place else {
      var list: [Candidate] = [.law("uk-gdpr"), .law("eu-gdpr")]
      // Of a member state its own calendar counts, which a law without a place does not know.
      if let own, own.only?.id == "eu-gdpr" {
        list[1] = own
      } else if let own, !list.contains(own) {
        list.append(own)
      }
      return (
        list,
        "Where the person lives is not known: the strictest of the laws that may apply counts "
          + "(United Kingdom, Union, our seat)."
      )
    }
    let there = Self.candidate(at: place)
    if Country(place.prefix(2))?.regime != .other, let there { return ([there], nil) }
    let list = [there, own].compactMap(\.self).reduce(into: [Candidate]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return (
      list,
      there == nil
        ? "No law is held here for where the person lives: the law at our seat counts."
        : list.count > 1 ? "The stricter of the laws there and at our seat counts." : nil
    )
  }

  private func counted() throws(ClockError) -> RequestDeadline {
    let clock = right.clock ?? .access
    var (list, reason) = candidates
    let holding = list.filter { $0.has(clock) }
    if holding.isEmpty, law == nil {
      list = []
      reason =
        "The law that holds has no clock for this: the strictest of all laws held here counts."
    } else if !holding.isEmpty {
      list = holding
    }
    var best: RequestDeadline?
    if list.isEmpty {
      best = RequestDeadline(try question(clock, nil).deadline())
    }
    for candidate in list {
      let next = RequestDeadline(try question(clock, candidate).deadline())
      if let known = best, !Self.isStricter(next, than: known) { continue }
      best = next
    }
    guard var best else { throw .rightNowhere(clock) }
    if let reason { best.warnings.insert(reason, at: 0) }
    if right == .unclassified {
      best.warnings.insert("Nobody has classified it yet: the clock of access runs.", at: 0)
    }
    return best
  }

  private static func isStricter(_ one: RequestDeadline, than other: RequestDeadline) -> Bool {
    // A clock that stands has no day; one that runs on is the stricter.
    let (mine, yours) = (one.legalDue ?? .latest, other.legalDue ?? .latest)
    if mine != yours { return mine < yours }
    return (one.safeDue ?? .latest) < (other.safeDue ?? .latest)
  }

  private func question(_ clock: ClockRight, _ candidate: Candidate?) -> ClockQuestion {
    var question = ClockQuestion(right: clock, received: received)
    question.identity = identity
    question.fee = fee
    question.pauses = pauses
    question.isExtended = extensionNotice != nil
    question.notice = extensionNotice
    question.holidays = holidays
    switch candidate {
    case .law(let name):
      question.law = name
      if name == "uk-gdpr" { question.region = region }
    case .place(let code): question.place = code
    case nil: break
    }
    // What one law does not know makes it no less strict: it would only lengthen.
    if let rule = candidate?.only?.rule(for: clock) {
      if rule.pauses == nil { question.pauses = [] }
      if rule.extended == nil {
        question.isExtended = false
        question.notice = nil
      }
    }
    return question
  }
}
