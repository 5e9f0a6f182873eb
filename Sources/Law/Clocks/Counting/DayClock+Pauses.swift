import Formats

extension DayClock {
  /// The end of a period with the days of pauses added, and how many pauses added some.
  ///
  /// A pause counts from the start at the earliest, and only when it was asked before the period ended.
  mutating func pushed(
    _ base: CivilDate, from start: CivilDate, isTold: Bool
  ) -> (date: CivilDate, count: Int) {
    var end = base
    var count = 0
    for pause in ClockPause.union(question.pauses) {
      let first = max(pause.first, start)
      // An open pause shows what would follow if the answer came on the day of the question.
      let last = pause.last ?? first
      if last < start {
        if isTold { warnings.append("The pause from \(pause.first.iso) ended before the start.") }
        continue
      }
      guard first <= end else {
        if isTold {
          warnings.append(
            "The pause from \(pause.first.iso) was asked after the period had ended: it adds nothing."
          )
        }
        continue
      }
      let days = Int(last.days - first.days) + 1
      end = end.adding(days: days)
      count += 1
      if isTold, let source = rule.pauses {
        step(
          "Clarification was asked on \(first.spelled)"
            + (pause.last == nil ? "" : " and came on \(last.spelled)")
            + ": \(days) day\(days == 1 ? "" : "s"), first and last included, left out; the end moves to "
            + "\(end.spelled).", source)
      }
    }
    return (end, count)
  }

  /// Since when the clock stands, or nil when no question is open within the period.
  func pausedSince(base: CivilDate, start: CivilDate) -> CivilDate? {
    let union = ClockPause.union(question.pauses)
    guard let open = union.last, open.last == nil else { return nil }
    var longest = base
    if question.isExtended || question.notice != nil, let total = rule.extended?.total {
      longest = plainEnd(of: total, from: start)
    }
    let closed = question.pauses.filter { $0.last != nil && $0.first < open.first }
    var plain = question
    plain.pauses = closed
    var before = DayClock(question: plain, law: law, rule: rule, calendar: calendar)
    let end = before.pushed(longest, from: start, isTold: false).date
    let since = max(open.first, start)
    return since <= end ? since : nil
  }

  /// Says that the clock stands, and what would be due if it ran on at once.
  mutating func sayStanding(since: CivilDate, legal: CivilDate, safe: CivilDate) {
    step(
      "The answer has not come: the clock stands since \(since.spelled).",
      rule.pauses ?? rule.source)
    warnings.append(
      "The clock stands. Had the answer come on the day of the question, the legal date would be "
        + "\(legal.spelled), the safe one \(safe.spelled); every further day adds one.")
  }
}
