import Formats

extension DayClock {
  /// The earliest end that can be defended, with the readings that lead to it.
  mutating func safeDay(
    _ unrolled: CivilDate, pauses: Int, start: CivilDate, _ total: ClockPeriod?
  ) -> CivilDate {
    switch total ?? rule.period {
    case .immediately, .hours: return unrolled
    case .workingDays(let count):
      let weekdays = WorkingCalendar([])
      let shorter = rule.shorter.map { plainEnd(of: $0, from: start) } ?? unrolled
      let safe = min(weekdays.adding(workingDays: count - 1, to: start), shorter)
      step(
        "Safe: counted from the day of receipt and through holidays, \(safe.spelled).",
        "the strictest reading")
      return safe
    case .months, .days:
      if question.right == .notice, unrolled < start.adding(months: 1) { return unrolled }
      var safe = unrolled
      if pauses > 0 {
        safe = safe.adding(days: -pauses)
        step(
          "Safe: a reading that counts one day fewer for each pause ends on \(safe.spelled).",
          rule.pauses ?? rule.source)
      }
      safe = safe.adding(days: -1)
      step(
        "Safe: a reading that counts the first day itself, and no rolling, ends on "
          + "\(safe.spelled).", "the strictest reading of \(rule.source)")
      if let shorter = rule.shorter, total == nil {
        let other = plainEnd(of: shorter, from: start)
        if other < safe {
          safe = other
          step("Safe: another source gives \(shorter.words), \(safe.spelled).", rule.source)
        }
      }
      return safe
    }
  }
}
