/// Bytes written in letters of four, five or six bits: RFC 4648, without padding.
///
/// Thousands of spellings are prepared for each person; this is for whole arrays, and quick.
enum LetterCoding {
  static let base64 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  static let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  static let hex = Array("0123456789abcdef".utf8)

  /// Writes bytes in an alphabet of 16, 32 or 64 letters.
  static func encode(_ bytes: [UInt8], in alphabet: [UInt8]) -> [UInt8] {
    let width = UInt32(alphabet.count.trailingZeroBitCount)
    let mask = UInt32(alphabet.count - 1)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= width {
        held -= width
        text.append(alphabet[Int(bits >> held & mask)])
      }
    }
    if held > 0 { text.append(alphabet[Int(bits << (width - held) & mask)]) }
    return text
  }

  /// The text with `=` up to a whole number of groups.
  static func padded(_ text: [UInt8], to group: Int) -> [UInt8] {
    text + [UInt8](repeating: UInt8(ascii: "="), count: (group - text.count % group) % group)
  }
}
