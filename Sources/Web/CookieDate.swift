import Formats

/// The date of a cookie, read as RFC 6265bis §5.1.1 reads it: whatever order its parts have.
///
/// This takes the three forms of HTTP (RFC 9110 §5.6.7) and what else servers write.
enum CookieDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { Array($0.utf8) }

  static func read(_ text: ArraySlice<UInt8>) -> Timestamp? {
    var time: Int64?
    var day: Int?
    var month: Int?
    var year: Int?
    for token in text.split(whereSeparator: isDelimiter) {
      if time == nil, let value = seconds(token) {
        time = value
      } else if day == nil, let value = number(token, 1...2) {
        day = value
      } else if month == nil, let value = self.month(token) {
        month = value
      } else if year == nil, let value = number(token, 2...4) {
        year = value
      }
    }
    guard let time, let day, let month, var year else { return nil }
    if (70...99).contains(year) { year += 1900 }
    if (0...69).contains(year) { year += 2000 }
    guard year >= 1601, let date = CivilDate(year: year, month: month, day: day) else { return nil }
    return Timestamp(date: date).adding(seconds: time)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x20...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func month(_ token: ArraySlice<UInt8>) -> Int? {
    months.firstIndex(of: token.prefix(3).lowerCased).map { $0 + 1 }
  }

  /// The digits that a token begins with, if they are that many.
  private static func number(_ token: ArraySlice<UInt8>, _ count: ClosedRange<Int>) -> Int? {
    let digits = token.prefix { (0x30...0x39).contains($0) }
    guard count.contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Seconds of the day of `h:m:s`.
  private static func seconds(_ token: ArraySlice<UInt8>) -> Int64? {
    let parts = token.split(
      separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts[0].count <= 2, parts[0].allSatisfy({ (0x30...0x39).contains($0) }),
      parts[1].count <= 2, parts[1].allSatisfy({ (0x30...0x39).contains($0) }),
      let hour = number(parts[0], 1...2), hour < 24,
      let minute = number(parts[1], 1...2), minute < 60,
      let second = number(parts[2], 1...2), second < 60
    else { return nil }
    return Int64(hour * 3600 + minute * 60 + second)
  }
}
