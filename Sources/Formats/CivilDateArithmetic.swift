extension CivilDate {
  /// The date that many days later (earlier when negative), stopping at the ends of the calendar.
  public func adding(days count: Int) -> CivilDate {
    let (sum, overflow) = Int(days).addingReportingOverflow(count)
    if overflow { return count < 0 ? .earliest : .latest }
    return CivilDate(days: Int32(clamping: sum))
  }

  /// The same day that many months later, or the last day of that month when it has no such day.
  ///
  /// 31 January plus one month is 28 or 29 February. Periods of law in months work this way:
  /// Regulation 1182/71 Art 3(2)(c), and the Commissioner's guidance on the right of access.
  public func adding(months count: Int) -> CivilDate {
    let (year, month, day) = parts
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(count)
    if overflow || total >= 120_000 { return count < 0 ? .earliest : .latest }
    if total < 0 { return .earliest }
    let newYear = total / 12
    let newMonth = total % 12 + 1
    let last = CivilDate.daysIn(month: newMonth, of: newYear)
    return CivilDate(validYear: newYear, month: newMonth, day: min(day, last))
  }

  /// The same day that many years later; 29 February becomes 28 February in a common year.
  public func adding(years count: Int) -> CivilDate {
    let (months, overflow) = count.multipliedReportingOverflow(by: 12)
    if overflow { return count < 0 ? .earliest : .latest }
    return adding(months: months)
  }
}

extension CivilDate: Comparable {
  /// Orders dates from earlier to later.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }
}
