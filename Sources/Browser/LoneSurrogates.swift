/// Mends what strict JSON refuses and a browser nevertheless sends: half a UTF-16 pair in an escape.
///
/// A page may hold such a string; the request that carries it must not be lost for it.
enum LoneSurrogates {
  private static let replacement = Array("\\ufffd".utf8)

  /// Returns the text with every half pair replaced by U+FFFD.
  static func mended(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    var position = 0
    while position < json.count {
      guard json[position] == UInt8(ascii: "\\") else {
        out.append(json[position])
        position += 1
        continue
      }
      guard let unit = unit(json, position) else {
        out += json[position..<min(position + 2, json.count)]
        position += 2
        continue
      }
      switch unit {
      case 0xD800...0xDBFF:
        if let next = Self.unit(json, position + 6), (0xDC00...0xDFFF).contains(next) {
          out += json[position..<(position + 12)]
          position += 12
        } else {
          out += replacement
          position += 6
        }
      case 0xDC00...0xDFFF:
        out += replacement
        position += 6
      default:
        out += json[position..<(position + 6)]
        position += 6
      }
    }
    return out
  }

  /// The unit of an escape `\uXXXX` that begins at a position, or nil.
  private static func unit(_ json: [UInt8], _ position: Int) -> UInt16? {
    guard position + 6 <= json.count, json[position] == UInt8(ascii: "\\"),
      json[position + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt16(String(decoding: json[(position + 2)..<(position + 6)], as: UTF8.self), radix: 16)
  }
}
