public import Formats

/// An identifier of our own: 48 bits of milliseconds, 12 bits of their fraction, then 62 random bits (RFC 9562 §5.7).
///
/// Ordered by its bytes, which is the order of the text too. The fraction (§6.2, method 3) keeps what was made one
/// microsecond after another in order without anything that all who make identifiers would have to share.
public struct UUIDv7: Sendable, Hashable, Comparable {
  private let high: UInt64
  private let low: UInt64

  /// A new identifier of a time; times before 1970 count as 1970.
  public static func make(at time: Timestamp) -> UUIDv7 {
    var generator = SystemRandomNumberGenerator()
    return make(at: time, using: &generator)
  }

  /// A new identifier of a time with random bits from a generator, which should be unpredictable.
  public static func make(
    at time: Timestamp, using generator: inout some RandomNumberGenerator
  ) -> UUIDv7 {
    let (milliseconds, rest) = UInt64(max(time.microseconds, 0)).quotientAndRemainder(
      dividingBy: 1_000)
    return UUIDv7(
      high: milliseconds << 16 | 0x7000 | rest * 4_096 / 1_000,
      low: 0x8000_0000_0000_0000 | generator.next() & 0x3FFF_FFFF_FFFF_FFFF)
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The identifier of 16 bytes; nil when they are not 16 or not of version 7.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    let high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    let low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    guard high & 0xF000 == 0x7000, low >> 62 == 0b10 else { return nil }
    self.init(high: high, low: low)
  }

  /// The identifier of a text such as `019aa5d4-0b80-7cde-8f01-23456789abcd`, in lower case.
  public init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count == 36 else { return nil }
    var bytes: [UInt8] = []
    var half: UInt8?
    for (position, character) in characters.enumerated() {
      if [8, 13, 18, 23].contains(position) {
        guard character == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = half {
        bytes.append(first << 4 | digit)
        half = nil
      } else {
        half = digit
      }
    }
    self.init(bytes: bytes)
  }

  /// The 16 bytes.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// The text in lower case with hyphens.
  public var text: String {
    let hex = Hex.encode(bytes)
    var text = ""
    for (position, character) in hex.utf8.enumerated() {
      if [8, 12, 16, 20].contains(position) { text.append("-") }
      text.unicodeScalars.append(Unicode.Scalar(character))
    }
    return text
  }

  /// The millisecond it was made in.
  public var at: Timestamp {
    Timestamp(microseconds: Int64(high >> 16) * 1_000)
  }

  /// Whether one is ordered before another.
  public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension UUIDv7: SQLBindable, CustomStringConvertible {
  /// TEXT.
  public static var sqlType: SQLType { .text }
  /// The text form.
  public var sqlValue: SQLValue { .text(text) }
  /// The text form.
  public var description: String { text }
}

extension UUIDv7: Codable {
  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = UUIDv7(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a version 7 UUID in lower case")
    }
    self = id
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
