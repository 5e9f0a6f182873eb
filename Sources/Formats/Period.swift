/// A span of calendar time as law and agreements write it: "24 months", "3 years", "90 days".
///
/// Kept as written, since a month has no fixed number of days. Two periods are equal when they are
/// written alike: "12 months" is not "1 year".
public struct Period: Sendable, Hashable {
  /// What is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Calendar days.
    case day
    /// Seven calendar days.
    case week
    /// Calendar months; the day is held at the month's end.
    case month
    /// Twelve calendar months.
    case year
  }

  /// How many, 0 to 9999.
  public let count: Int
  /// What is counted.
  public let unit: Unit

  /// Makes a period, or nil when the count is not within 0 to 9999.
  public init?(_ count: Int, _ unit: Unit) {
    guard (0...9999).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// Reads "1 month", "24 months", "90 days": one space, lower case, no leading zero; nil otherwise.
  public init?(_ text: some StringProtocol) {
    var digits = ASCIIDigits(text.utf8)
    guard var count = digits.digit() else { return nil }
    while count != 0, let digit = digits.digit() {
      count = count * 10 + digit
      guard count <= 9999 else { return nil }
    }
    guard digits.skip(UInt8(ascii: " ")) else { return nil }
    for unit in Unit.allCases {
      guard let period = Period(count, unit) else { continue }
      if period.text.utf8.elementsEqual(text.utf8) {
        self = period
        return
      }
    }
    return nil
  }

  /// The period as it is written, "1 month" or "24 months".
  public var text: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }

  /// The day on which the period that begins on a day ends; months are held at the month's end.
  public func after(_ date: CivilDate) -> CivilDate {
    switch unit {
    case .day: date.adding(days: count)
    case .week: date.adding(days: count * 7)
    case .month: date.adding(months: count)
    case .year: date.adding(years: count)
    }
  }
}

extension Period: CustomStringConvertible {
  /// The same as `text`.
  public var description: String { text }
}

extension Period: Codable {
  /// Reads the period from its text; throws `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let period = Period(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "not a period; write it like \"24 months\", \"3 years\" or \"90 days\"")
    }
    self = period
  }

  /// Writes the period as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
