import Formats

/// The subjects for whom something changes by itself, by the first day on which it does.
struct DayQueue: Sendable {
  private var days: [CivilDate: [UInt32]] = [:]

  /// Notes that a subject must be looked at on a day; an entry that has become needless does no harm.
  mutating func note(_ ordinal: UInt32, on day: CivilDate?) {
    guard let day else { return }
    days[day, default: []].append(ordinal)
  }

  /// Takes out everybody noted until a day, that day included.
  mutating func due(on day: CivilDate) -> [UInt32] {
    let due = days.keys.filter { $0 <= day }
    return due.flatMap { days.removeValue(forKey: $0) ?? [] }
  }
}
