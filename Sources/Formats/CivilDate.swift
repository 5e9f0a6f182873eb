/// A day of the proleptic Gregorian calendar, without a time or a zone, from 0000-01-01 to 9999-12-31.
///
/// The range is what ISO 8601 writes with four-digit years. Arithmetic stops at its ends instead of
/// trapping or wrapping, so that a hostile count of days cannot bring the process down.
/// Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct CivilDate: Sendable, Hashable {
  /// Days since 1970-01-01; negative before it.
  public let days: Int32

  /// 0000-01-01, the first day there is.
  public static let earliest = CivilDate(days: -719_528)
  /// 9999-12-31, the last day there is.
  public static let latest = CivilDate(days: 2_932_896)

  /// Makes a date from days since 1970-01-01, held within `earliest` and `latest`.
  public init(days: Int32) {
    self.days = min(max(days, -719_528), 2_932_896)
  }

  /// Makes a date from its parts, or nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.daysIn(month: month, of: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD` exactly, or nil: real dates only, ASCII digits only, no white space.
  public init?(_ iso: some StringProtocol) {
    var digits = ASCIIDigits(iso.utf8)
    guard let year = digits.number(4), digits.skip(0x2D),
      let month = digits.number(2), digits.skip(0x2D),
      let day = digits.number(2), digits.isAtEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  init(validYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(days: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// The year, 0 to 9999.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }

  var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Tells whether a year has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
