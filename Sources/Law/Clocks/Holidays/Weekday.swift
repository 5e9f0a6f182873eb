public import Formats

/// A day of the week; the raw value counts from Monday, 0, as ISO 8601 orders them.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The English name with a capital.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// Saturday and Sunday, which no law here counts as working days.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension CivilDate {
  /// The day of the week on which the date falls.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(rawValue: Int(((days % 7) + 10) % 7)) ?? .monday
  }

  /// The date as it is written in English with its weekday, `Monday 5 October 2026`.
  public var spelled: String {
    "\(weekday.name) \(day) \(Self.monthNames[month - 1]) \(year)"
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
