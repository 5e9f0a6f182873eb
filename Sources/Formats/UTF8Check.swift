/// Checks UTF-8 as RFC 3629 and the Unicode Standard (table 3-7) define it.
enum UTF8Check {
  /// The place of the first byte that is not part of well-formed UTF-8, or nil.
  static func firstFault(in bytes: Span<UInt8>) -> Int? {
    let count = bytes.count
    var i = 0
    while i < count {
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
        continue
      }
      guard let (length, second) = shape(of: lead), i + length <= count,
        second.contains(bytes[i + 1])
      else { return i }
      var k = 2
      while k < length {
        guard bytes[i + k] & 0xC0 == 0x80 else { return i }
        k += 1
      }
      i += length
    }
    return nil
  }

  /// Length of the sequence and what its second byte may be: no overlong forms, no surrogates,
  /// nothing above U+10FFFF.
  private static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
