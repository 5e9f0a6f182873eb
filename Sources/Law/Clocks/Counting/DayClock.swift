import Formats

/// One count in civil days, from the facts to the two dates; it keeps each step with its article.
struct DayClock {
  let question: ClockQuestion
  let law: ClockLaw
  let rule: ClockRule
  let calendar: WorkingCalendar
  var steps: [ClockStep] = []
  var warnings: [String] = []

  init(question: ClockQuestion, law: ClockLaw, rule: ClockRule, calendar: WorkingCalendar) {
    self.question = question
    self.law = law
    self.rule = rule
    self.calendar = calendar
  }

  /// Counts; the question has been checked against the rule before.
  mutating func deadline() -> Deadline {
    warnAboutPlace()
    warnAboutForce()
    let start = startDay()
    let first = end(of: rule.period, from: start)
    let standing = pausedSince(base: first, start: start)
    let noticeBy =
      rule.extended == nil ? nil : pushed(first, from: start, isTold: false).date
    let total = isExtended(by: noticeBy) ? rule.extended?.total : nil
    let base = total.map { extendedEnd($0, from: start) } ?? first
    let paused = pushed(base, from: start, isTold: true)
    let unrolled = earliestEvent(before: paused.date)
    let legal = rolled(unrolled)
    let safe = min(legal, max(start, safeDay(unrolled, pauses: paused.count, start: start, total)))
    if let standing { sayStanding(since: standing, legal: legal, safe: safe) }
    warnings += rule.remarks
    warnAboutCoverage(legal)
    return Deadline(
      law: law, right: question.right, start: start,
      legalDue: standing == nil ? legal : nil, safeDue: standing == nil ? safe : nil,
      unrolled: standing == nil ? unrolled : nil, standsSince: standing,
      noticeBy: standing == nil ? noticeBy : nil,
      isExtended: total != nil, steps: steps, warnings: warnings)
  }

  mutating func step(_ text: String, _ source: String) {
    steps.append(ClockStep(text: text, source: source))
  }

  /// The last day of a period, told in steps.
  private mutating func end(of period: ClockPeriod, from start: CivilDate) -> CivilDate {
    let end = plainEnd(of: period, from: start)
    switch period {
    case .months:
      step("\(period.words) on: the same date, \(end.spelled).", rule.source)
      if end.day != start.day {
        step(
          "That month has no day \(start.day), so the period ends with its last day.",
          law.id == "uk-gdpr" ? "ICO, right of access, 8 December 2025" : rule.source)
      }
    case .days:
      let first = start.adding(days: 1)
      step("\(period.words), of which day 1 is \(first.spelled): \(end.spelled).", rule.source)
    case .workingDays:
      step(
        "\(period.words) after the day of receipt, without weekends and holidays: "
          + "\(end.spelled).", rule.source)
    case .hours, .immediately: step("It is owed at once: \(end.spelled).", rule.source)
    }
    return end
  }

  /// The last day of a period.
  func plainEnd(of period: ClockPeriod, from start: CivilDate) -> CivilDate {
    switch period {
    case .months(let count): start.adding(months: count)
    case .days(let count): start.adding(days: count)
    case .workingDays(let count): calendar.adding(workingDays: count, to: start)
    case .hours(let count): start.adding(days: (count + 23) / 24)
    case .immediately: start
    }
  }

  private mutating func extendedEnd(_ total: ClockPeriod, from start: CivilDate) -> CivilDate {
    let end = plainEnd(of: total, from: start)
    step(
      "Extended: \(total.words) from the original start, \(end.spelled).",
      rule.extended?.source ?? rule.source)
    return end
  }

  private mutating func rolled(_ end: CivilDate) -> CivilDate {
    guard let source = rule.rolls else { return end }
    var day = end
    while let rest = calendar.rest(on: day), day < .latest {
      let next = day.adding(days: 1)
      step("\(day.spelled) is no working day (\(rest)).", source)
      day = next
    }
    if day != end { step("It rolls on to the next working day, \(day.spelled).", source) }
    return day
  }

  private mutating func earliestEvent(before end: CivilDate) -> CivilDate {
    var earliest = end
    let events = [
      ("first communication with the person", question.firstCommunication, "(b)"),
      ("first disclosure to somebody else", question.firstDisclosure, "(c)"),
    ]
    for (name, date, letter) in events {
      guard let date else { continue }
      let isEarlier = date < earliest
      step(
        "The \(name) is on \(date.spelled)\(isEarlier ? ", which comes first" : "").",
        rule.source + letter)
      earliest = min(earliest, date)
    }
    return earliest
  }
}
