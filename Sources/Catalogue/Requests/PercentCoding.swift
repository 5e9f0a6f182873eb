import Formats

/// Percent-encoding of RFC 3986 §2.1, and of forms, where `+` is a space.
enum PercentCoding {
  /// Decodes; a `%` that no two hexadecimal digits follow stays, and bad UTF-8 is mended.
  static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = true) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = octet(rest.prefix(2)) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func octet(_ digits: some Collection<UInt8>) -> UInt8? {
    guard digits.count == 2 else { return nil }
    return Hex.decode(String(decoding: digits, as: UTF8.self))?.first
  }
}
