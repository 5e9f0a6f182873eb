public import Formats

/// Which days are worked in a place: Saturdays, Sundays and public holidays are not.
///
/// Of several places, because nobody said which, a day is a holiday only where it is one in all of
/// them: then no place's deadline is earlier.
public struct WorkingCalendar: Sendable, Hashable {
  /// The places whose holidays count; none where only the weekends are known.
  public let places: [HolidayPlace]
  /// Days that an operator has added, such as a holiday proclaimed with few weeks' notice.
  public let added: [Holiday]

  /// Makes the calendar of some places and days of one's own.
  public init(_ places: [HolidayPlace], added: [Holiday] = []) {
    self.places = places
    self.added = added
  }

  /// What makes a day a day of rest, such as `Saturday` or `Easter Monday`; nil for a working day.
  public func rest(on date: CivilDate) -> String? {
    if date.weekday.isWeekend { return date.weekday.name }
    if let own = added.first(where: { $0.date == date }) { return own.name }
    guard let first = places.first else { return nil }
    let name = first.holidays(in: date.year).first { $0.date == date }?.name
    guard let name else { return nil }
    let isEverywhere = places.dropFirst().allSatisfy {
      $0.holidays(in: date.year).contains { $0.date == date }
    }
    return isEverywhere ? name : nil
  }

  /// The first working day on or after a date.
  public func working(onOrAfter date: CivilDate) -> CivilDate {
    var day = date
    while day < .latest, rest(on: day) != nil { day = day.adding(days: 1) }
    return day
  }

  /// The day that many working days after a date; the date itself is not counted.
  public func adding(workingDays count: Int, to date: CivilDate) -> CivilDate {
    var day = date
    var left = count
    while left > 0, day < .latest {
      day = day.adding(days: 1)
      if rest(on: day) == nil { left -= 1 }
    }
    return day
  }
}
