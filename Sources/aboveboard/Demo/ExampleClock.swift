import Formats

/// The time at which the stories play: now, as long as the example's data and terms fit to now.
struct ExampleClock: Sendable {
  /// The example's people act until the end of November 2026, and its agreements need audits in 2027.
  private static let days = CivilDate(days: 20_778)...CivilDate(days: 20_818)

  private var start: Timestamp
  private let real: Timestamp

  /// Whether commands have to name the time.
  private(set) var isSet: Bool

  /// The clock of a run that begins now.
  init(now: Timestamp = .now(), asked: Timestamp? = nil) {
    real = now
    isSet = asked != nil || !Self.days.contains(now.date)
    start =
      asked
      ?? (isSet ? Timestamp(date: Self.days.lowerBound).adding(seconds: 43_200) : now)
  }

  /// The time of the story.
  func now(_ now: Timestamp = .now()) -> Timestamp {
    Timestamp(microseconds: start.microseconds + max(0, now.microseconds - real.microseconds))
  }

  /// The same clock some days ahead.
  func ahead(days: Int) -> ExampleClock {
    var clock = self
    clock.start = start.adding(seconds: Int64(days) * 86_400)
    clock.isSet = true
    return clock
  }
}
