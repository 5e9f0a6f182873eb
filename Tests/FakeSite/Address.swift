/// Writes addresses with a query.
enum Address {
  /// An address with its parameters percent-encoded.
  static func make(_ base: String, _ parameters: KeyValuePairs<String, String>) -> String {
    base + "?" + parameters.map { encode($0.key) + "=" + encode($0.value) }.joined(separator: "&")
  }

  /// A text as it stands in a query: all but the unreserved characters are encoded, and brackets of keys kept.
  static func encode(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"),
        UInt8(ascii: "["), UInt8(ascii: "]"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
