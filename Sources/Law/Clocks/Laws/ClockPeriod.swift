/// How long a law gives.
public enum ClockPeriod: Sendable, Hashable {
  /// Calendar months: the same date, or the last day of a shorter month.
  case months(Int)
  /// Calendar days; the day of the event is not counted.
  case days(Int)
  /// Working days; the day of the event is not counted.
  case workingDays(Int)
  /// Hours, which run through nights, weekends and holidays.
  case hours(Int)
  /// At once.
  case immediately

  /// The period in words, `1 month`.
  public var words: String {
    switch self {
    case .months(let count): Self.count(count, "month")
    case .days(let count): Self.count(count, "day")
    case .workingDays(let count): Self.count(count, "working day")
    case .hours(let count): Self.count(count, "hour")
    case .immediately: "at once"
    }
  }

  private static func count(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
