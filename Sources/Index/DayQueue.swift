import Formats

/// The subjects for whom something changes by itself, by the first day on which it does.
struct DayQueue: Sendable {
  private var days: [CivilDate: [UInt32]] = [:]

  /// Notes that a subject must be looked at on a day; an entry that has become needless does no harm.
  mutating func note(_ ordinal: UInt32, on day: CivilDate) {
    days[day, default: []].append(ordinal)
  }

  /// Notes several subjects for one day.
  mutating func note(_ ordinals: [UInt32], on day: CivilDate) {
    days[day, default: []] += ordinals
  }

  /// Everybody noted until a day, that day included.
  func due(on day: CivilDate) -> [UInt32] {
    days.filter { $0.key <= day }.flatMap(\.value)
  }

  /// Forgets everybody noted until a day, once they have been looked at.
  mutating func remove(until day: CivilDate) {
    for past in days.keys where past <= day { days.removeValue(forKey: past) }
  }

  /// The days in order, each with its subjects in order and once.
  var sorted: [(day: CivilDate, ordinals: [UInt32])] {
    days.sorted { $0.key < $1.key }.map { day, ordinals in
      var once: [UInt32] = []
      once.reserveCapacity(ordinals.count)
      for ordinal in ordinals.sorted() where ordinal != once.last { once.append(ordinal) }
      return (day, once)
    }
  }
}
