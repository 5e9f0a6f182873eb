#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A moment in UTC, counted in microseconds since 1970-01-01T00:00:00Z without leap seconds.
///
/// Held within the years 0000 to 9999, so that every moment can be written as RFC 3339 has it;
/// arithmetic stops at the ends instead of trapping.
public struct Timestamp: Sendable, Hashable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
  public let microseconds: Int64

  static let perSecond: Int64 = 1_000_000
  static let perDay: Int64 = 86_400 * perSecond

  /// Makes a moment from microseconds since 1970, held within the years 0000 to 9999.
  public init(microseconds: Int64) {
    let first = Int64(CivilDate.earliest.days) * Timestamp.perDay
    let last = (Int64(CivilDate.latest.days) + 1) * Timestamp.perDay - 1
    self.microseconds = min(max(microseconds, first), last)
  }

  /// Makes the first moment of a day: midnight UTC.
  public init(date: CivilDate) {
    self.init(microseconds: Int64(date.days) * Timestamp.perDay)
  }

  /// The day in UTC on which the moment falls.
  public var date: CivilDate {
    CivilDate(days: Int32(clamping: days))
  }

  private var days: Int64 {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: Timestamp.perDay)
    return remainder < 0 ? quotient - 1 : quotient
  }

  var microsecondsOfDay: Int64 { microseconds - days * Timestamp.perDay }

  /// The moment that many seconds later (earlier when negative).
  public func adding(seconds: Int64) -> Timestamp {
    let (step, tooLong) = seconds.multipliedReportingOverflow(by: Timestamp.perSecond)
    let (sum, overflow) = microseconds.addingReportingOverflow(step)
    if tooLong || overflow { return Timestamp(microseconds: seconds < 0 ? .min : .max) }
    return Timestamp(microseconds: sum)
  }

  /// The system's clock; only the edges of the program call it, everything else is given the time.
  public static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(
      microseconds: Int64(time.tv_sec) * perSecond + Int64(time.tv_nsec) / 1000)
  }
}

extension Timestamp: Comparable {
  /// Orders moments from earlier to later.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension Timestamp: Codable {
  /// Reads the moment from one integer: microseconds since 1970.
  public init(from decoder: any Decoder) throws {
    self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  /// Writes the moment as one integer: microseconds since 1970.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}
