public import Formats

/// A question to the person that stops the clock, from the day asked to the day answered, both included.
public struct ClockPause: Sendable, Hashable {
  /// The day on which it was asked.
  public let first: CivilDate
  /// The day on which the answer came; nil while it has not.
  public let last: CivilDate?

  /// Makes a pause; throws `ClockError.pauseBackwards` when the answer comes before the question.
  public init(_ first: CivilDate, _ last: CivilDate?) throws(ClockError) {
    if let last, last < first { throw .pauseBackwards }
    self.first = first
    self.last = last
  }

  /// The pauses sorted by their first day, those that overlap taken together.
  ///
  /// Pauses that only touch stay apart: they are two questions, and the safe date counts each.
  static func union(_ pauses: [ClockPause]) -> [(first: CivilDate, last: CivilDate?)] {
    var joined: [(first: CivilDate, last: CivilDate?)] = []
    let sorted = pauses.sorted {
      ($0.first, $0.last ?? .latest) < ($1.first, $1.last ?? .latest)
    }
    for pause in sorted {
      if let before = joined.last, pause.first <= (before.last ?? .latest) {
        let ends = before.last.flatMap { end in pause.last.map { max(end, $0) } }
        joined[joined.count - 1].last = ends
      } else {
        joined.append((pause.first, pause.last))
      }
    }
    return joined
  }
}
