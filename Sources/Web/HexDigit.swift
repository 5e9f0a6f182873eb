/// Hexadecimal digits in single bytes, as percent-encoding and escapes have them.
enum HexDigit {
  private static let upper = Array("0123456789ABCDEF".utf8)

  /// What a digit of either case stands for, or nil for any other byte.
  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// The two upper-case digits of a byte.
  static func pair(_ byte: UInt8) -> [UInt8] { [upper[Int(byte >> 4)], upper[Int(byte & 15)]] }
}
