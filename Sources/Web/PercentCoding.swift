/// Percent-encoding as RFC 3986 §2.1 and the forms of HTML have it, over bytes.
enum PercentCoding {
  private static let percent = UInt8(ascii: "%")

  /// Decodes `%XX`; a percent sign without two digits stands for itself.
  static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false) -> [UInt8] {
    decode(Array(bytes), plusIsSpace: plusIsSpace)
  }

  /// Decodes `%XX`; a percent sign without two digits stands for itself.
  static func decode(_ bytes: [UInt8], plusIsSpace: Bool = false) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if byte == percent, i + 1 < bytes.count, let high = HexDigit.value(of: bytes[i]),
        let low = HexDigit.value(of: bytes[i + 1])
      {
        decoded.append(high << 4 | low)
        i += 2
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return decoded
  }

  /// Encodes every byte that is not kept.
  static func encode(_ bytes: [UInt8], keeping isKept: (UInt8) -> Bool) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for byte in bytes {
      if isKept(byte) {
        encoded.append(byte)
      } else {
        encoded.append(percent)
        encoded.append(contentsOf: HexDigit.pair(byte))
      }
    }
    return encoded
  }

  /// Letters, digits and `-._~`, which mean the same with and without encoding.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  /// One spelling for texts that RFC 3986 §6.2.2 holds equal.
  ///
  /// Digits are upper-case, unreserved characters plain, and bytes beyond ASCII encoded.
  static func normalize(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var i = bytes.startIndex
    while i != bytes.endIndex {
      let byte = bytes[i]
      if byte == percent, let value = octet(bytes, after: i) {
        if isUnreserved(value) {
          text.append(value)
        } else {
          text.append(percent)
          text.append(contentsOf: HexDigit.pair(value))
        }
        i = bytes.index(i, offsetBy: 3)
        continue
      }
      if byte > 0x7E || byte <= 0x20 {
        text.append(percent)
        text.append(contentsOf: HexDigit.pair(byte))
      } else {
        text.append(byte)
      }
      i = bytes.index(after: i)
    }
    return text
  }

  private static func octet<Bytes: Collection<UInt8>>(
    _ bytes: Bytes, after percent: Bytes.Index
  ) -> UInt8? {
    let first = bytes.index(after: percent)
    guard first != bytes.endIndex, let high = HexDigit.value(of: bytes[first]) else { return nil }
    let second = bytes.index(after: first)
    guard second != bytes.endIndex, let low = HexDigit.value(of: bytes[second]) else { return nil }
    return high << 4 | low
  }
}
