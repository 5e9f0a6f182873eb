/// Base 64 as RFC 4648 §4 and §5 have it; reading is strict, so that a value has one spelling only.
public enum Base64 {
  private static let standard = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let url = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Writes bytes in the standard alphabet with padding.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    write(bytes, alphabet: standard, padded: true)
  }

  /// Writes bytes in the alphabet for URLs and file names, without padding.
  public static func urlEncode(_ bytes: some Sequence<UInt8>) -> String {
    write(bytes, alphabet: url, padded: false)
  }

  /// Reads the standard alphabet with padding, or nil for white space, loose bits or anything else.
  public static func decode(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 4) else { return nil }
    var body = characters[...]
    for _ in 0..<2 where body.last == UInt8(ascii: "=") { body.removeLast() }
    return read(body, alphabet: standard)
  }

  /// Reads the alphabet for URLs without padding, or nil for padding, loose bits or anything else.
  public static func urlDecode(_ text: String) -> [UInt8]? {
    read(Array(text.utf8)[...], alphabet: url)
  }

  private static func write(
    _ bytes: some Sequence<UInt8>, alphabet: [UInt8], padded: Bool
  ) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.underestimatedCount * 4 / 3 + 4)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 6 {
        held -= 6
        text.append(alphabet[Int(bits >> held & 63)])
      }
    }
    if held > 0 { text.append(alphabet[Int(bits << (6 - held) & 63)]) }
    while padded, !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func read(_ characters: ArraySlice<UInt8>, alphabet: [UInt8]) -> [UInt8]? {
    guard characters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count * 3 / 4)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for character in characters {
      guard let value = value(of: character, alphabet: alphabet) else { return nil }
      bits = bits << 6 | value
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    // Bits left over must be zero, or two texts would stand for the same bytes.
    guard bits & (1 << held - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(of character: UInt8, alphabet: [UInt8]) -> UInt32? {
    switch character {
    case 0x41...0x5A: UInt32(character - 0x41)
    case 0x61...0x7A: UInt32(character - 0x61 + 26)
    case 0x30...0x39: UInt32(character - 0x30 + 52)
    case alphabet[62]: 62
    case alphabet[63]: 63
    default: nil
    }
  }
}
