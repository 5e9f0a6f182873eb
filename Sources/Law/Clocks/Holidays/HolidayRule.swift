import Formats

/// When a public holiday falls, year after year.
struct HolidayRule: Sendable {
  enum Day: Sendable {
    /// The same date every year.
    case fixed(Int, Int)
    /// Days after the western Easter Sunday.
    case western(Int)
    /// Days after the Orthodox Easter Sunday.
    case orthodox(Int)
    /// The first such weekday on or after a date.
    case first(Weekday, Int, Int)
    /// A date that is kept on the next working day when it falls at a weekend or on another holiday's
    /// substitute, from that year on.
    case movedOn(Int, Int, from: Int)
    /// A date that is kept on Friday when it is a Saturday and on Monday when it is a Sunday.
    case nearest(Int, Int)
  }

  let day: Day
  let name: String
  /// The years in which the rule holds.
  let years: ClosedRange<Int>

  init(_ day: Day, _ name: String, _ years: ClosedRange<Int> = 0...9999) {
    self.day = day
    self.name = name
    self.years = years
  }

  /// A holiday of one year only.
  static func once(_ year: Int, _ month: Int, _ day: Int, _ name: String) -> HolidayRule {
    HolidayRule(.fixed(month, day), name, year...year)
  }

  /// The days of a year under some rules, sorted; a substitute comes besides the day itself.
  static func days(of rules: [HolidayRule], in year: Int) -> [Holiday] {
    var found: [CivilDate: String] = [:]
    var moved: [(CivilDate, String)] = []
    for rule in rules where rule.years.contains(year) {
      guard let date = rule.date(in: year) else { continue }
      if found[date] == nil { found[date] = rule.name }
      if case .movedOn(_, _, let first) = rule.day, year >= first, date.weekday.isWeekend {
        moved.append((date, rule.name))
      }
      if case .nearest = rule.day, date.weekday.isWeekend {
        found[date.adding(days: date.weekday == .saturday ? -1 : 1)] = rule.name + " (observed)"
      }
    }
    for (date, name) in moved.sorted(by: { $0.0 < $1.0 }) {
      var next = date.adding(days: 1)
      while next.weekday.isWeekend || found[next] != nil { next = next.adding(days: 1) }
      found[next] = name + " (substitute day)"
    }
    return found.map { Holiday($0.key, $0.value) }.sorted { $0.date < $1.date }
  }

  private func date(in year: Int) -> CivilDate? {
    switch day {
    case .fixed(let month, let day), .movedOn(let month, let day, _), .nearest(let month, let day):
      return CivilDate(year: year, month: month, day: day)
    case .western(let offset): return Easter.western(year)?.adding(days: offset)
    case .orthodox(let offset): return Easter.orthodox(year)?.adding(days: offset)
    case .first(let weekday, let month, let day):
      guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
      return date.adding(days: (weekday.rawValue - date.weekday.rawValue + 7) % 7)
    }
  }
}
