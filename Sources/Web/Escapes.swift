/// The spellings of a text that the escapes of URLs, HTML, JSON and UTF-16 allow.
enum Escapes {
  /// As scripts encode components, as forms do, all but letters and digits, all, and twice.
  static func percent(_ value: [UInt8]) -> [[UInt8]] {
    let marks = Array("-_.!~*'()".utf8)
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
    }
    let component = PercentCoding.encode(value) { isAlphanumeric($0) || marks.contains($0) }
    let form = PercentCoding.encode(value) { isAlphanumeric($0) || $0 == 0x20 }
      .map { $0 == 0x20 ? UInt8(ascii: "+") : $0 }
    let strict = PercentCoding.encode(value, keeping: isAlphanumeric)
    let whole = PercentCoding.encode(value) { _ in false }
    let twice = PercentCoding.encode(component) { isAlphanumeric($0) || marks.contains($0) }
    let spellings = [component, form, strict, whole, twice]
    return unique(spellings + spellings.map(lowerDigits), except: value)
  }

  /// By numbers in decimal and hexadecimal: every character, or all but letters and digits.
  static func entities(_ value: [UInt8]) -> [[UInt8]] {
    guard let text = String(validating: value, as: UTF8.self) else { return [] }
    var spellings: [[UInt8]] = []
    for isWhole in [true, false] {
      for (prefix, radix) in [("&#", 10), ("&#x", 16)] {
        spellings.append(
          text.unicodeScalars.flatMap { scalar in
            !isWhole && isPlain(scalar)
              ? Array(String(scalar).utf8)
              : Array((prefix + String(scalar.value, radix: radix) + ";").utf8)
          })
      }
    }
    return unique(spellings, except: value)
  }

  /// `\uXXXX` in either case: every character, or all but letters and digits.
  static func backslashes(_ value: [UInt8]) -> [[UInt8]] {
    guard let text = String(validating: value, as: UTF8.self) else { return [] }
    var spellings: [[UInt8]] = []
    for isWhole in [true, false] {
      for isUpper in [false, true] {
        spellings.append(
          text.unicodeScalars.flatMap { scalar -> [UInt8] in
            if !isWhole, isPlain(scalar) { return Array(String(scalar).utf8) }
            return String(scalar).utf16.flatMap { unit -> [UInt8] in
              let digits = String(unit, radix: 16, uppercase: isUpper)
              return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            }
          })
      }
    }
    return unique(spellings, except: value)
  }

  /// Low byte first, and high byte first.
  static func utf16(_ value: [UInt8]) -> [[UInt8]] {
    guard let text = String(validating: value, as: UTF8.self) else { return [] }
    let units = Array(text.utf16)
    return [
      units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ]
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// The digits after percent signs in lower case.
  private static func lowerDigits(_ text: [UInt8]) -> [UInt8] {
    var left = 0
    return text.map { byte in
      if byte == UInt8(ascii: "%") {
        left = 2
        return byte
      }
      guard left > 0 else { return byte }
      left -= 1
      return (0x41...0x46).contains(byte) ? byte | 0x20 : byte
    }
  }

  private static func unique(_ spellings: [[UInt8]], except value: [UInt8]) -> [[UInt8]] {
    var seen: Set<[UInt8]> = [value]
    return spellings.filter { seen.insert($0).inserted }
  }
}
