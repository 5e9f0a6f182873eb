extension Timestamp: CustomStringConvertible {
  /// Reads an RFC 3339 moment with any offset, or a plain `YYYY-MM-DD` as midnight UTC; nil otherwise.
  ///
  /// Strict: upper-case `T` and `Z`, one to six digits of a second's fraction, no leap second (`:60`),
  /// no white space.
  public init?(_ rfc3339: some StringProtocol) {
    var digits = ASCIIDigits(rfc3339.utf8)
    guard let year = digits.number(4), digits.skip(0x2D),
      let month = digits.number(2), digits.skip(0x2D),
      let day = digits.number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if digits.isAtEnd {
      self.init(date: date)
      return
    }
    guard digits.skip(UInt8(ascii: "T")),
      let hour = digits.number(2), hour < 24, digits.skip(UInt8(ascii: ":")),
      let minute = digits.number(2), minute < 60, digits.skip(UInt8(ascii: ":")),
      let second = digits.number(2), second < 60,
      let fraction = Timestamp.fraction(&digits),
      let offset = Timestamp.offset(&digits), digits.isAtEnd
    else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second - offset)
    let moment =
      Int64(date.days) * Timestamp.perDay + seconds * Timestamp.perSecond + Int64(fraction)
    self.init(microseconds: moment)
    // An offset may carry the moment out of the calendar; then it is not the one that was written.
    guard microseconds == moment else { return nil }
  }

  private static func fraction(_ digits: inout ASCIIDigits) -> Int? {
    guard digits.skip(UInt8(ascii: ".")) else { return 0 }
    guard var value = digits.digit() else { return nil }
    var width = 1
    while width < 6, let digit = digits.digit() {
      value = value * 10 + digit
      width += 1
    }
    for _ in width..<6 { value *= 10 }
    return value
  }

  /// Seconds east of UTC.
  private static func offset(_ digits: inout ASCIIDigits) -> Int? {
    if digits.skip(UInt8(ascii: "Z")) { return 0 }
    let east = digits.skip(UInt8(ascii: "+"))
    guard east || digits.skip(UInt8(ascii: "-")),
      let hour = digits.number(2), hour < 24, digits.skip(UInt8(ascii: ":")),
      let minute = digits.number(2), minute < 60
    else { return nil }
    return (east ? 1 : -1) * (hour * 3600 + minute * 60)
  }

  /// The moment as RFC 3339 in UTC, `2026-11-21T10:00:00Z`; six digits of fraction when it has one.
  public var rfc3339: String {
    let ofDay = Int(microsecondsOfDay)
    let seconds = ofDay / 1_000_000
    var text = ASCIIText(capacity: 27)
    text.append(date)
    text.append("T")
    text.append(seconds / 3600, width: 2)
    text.append(":")
    text.append(seconds / 60 % 60, width: 2)
    text.append(":")
    text.append(seconds % 60, width: 2)
    if ofDay % 1_000_000 != 0 {
      text.append(".")
      text.append(ofDay % 1_000_000, width: 6)
    }
    text.append("Z")
    return text.string
  }

  /// The same as `rfc3339`.
  public var description: String { rfc3339 }
}
