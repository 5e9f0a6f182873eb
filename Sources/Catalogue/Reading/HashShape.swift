/// Recognises values that look like MD5, SHA-1 or SHA-256.
enum HashShape {
  /// Tells whether a value is 32, 40 or 64 hexadecimal digits, or SHA-256 in base 64 for URLs.
  static func fits(_ value: String) -> Bool {
    isHexadecimal(value) || isUnpadded(value.utf8)
  }

  /// Tells whether a value is 32, 40 or 64 hexadecimal digits.
  static func isHexadecimal(_ value: String) -> Bool {
    let bytes = value.utf8
    guard bytes.count == 32 || bytes.count == 40 || bytes.count == 64 else { return false }
    return bytes.allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  private static func isUnpadded(_ bytes: String.UTF8View) -> Bool {
    bytes.count == 43
      && bytes.allSatisfy {
        isDigit($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
