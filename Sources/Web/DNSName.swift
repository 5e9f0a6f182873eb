/// Names as DNS writes them (RFC 1035 §3.1 and §4.1.4).
enum DNSName {
  /// The labels with their lengths, or nil for what is no name of a host.
  static func encode(_ host: String) -> [UInt8]? {
    guard var name = Punycode.host(host) else { return nil }
    if name.utf8.last == UInt8(ascii: ".") { name.removeLast() }
    var bytes: [UInt8] = []
    for label in name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard (1...63).contains(label.count),
        label.allSatisfy({ PercentCoding.isUnreserved($0) && $0 != UInt8(ascii: "~") })
      else { return nil }
      bytes.append(UInt8(label.count))
      bytes.append(contentsOf: label)
    }
    bytes.append(0)
    return bytes.count <= 255 ? bytes : nil
  }

  /// Reads a name in lower case and moves past it, or nil when it is malformed.
  ///
  /// A pointer must lead backwards, so that no name can go in circles.
  static func read(_ message: [UInt8], at position: inout Int) -> String? {
    var labels: [String] = []
    var length = 0
    var i = position
    var end: Int?
    var limit = position
    while true {
      guard i >= 0, i < message.count else { return nil }
      let count = Int(message[i])
      switch count {
      case 0:
        position = end ?? i + 1
        return labels.joined(separator: ".")
      case 1...63:
        guard i + count < message.count else { return nil }
        let label = message[(i + 1)...(i + count)]
        length += count + 1
        guard length <= 254, label.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x2E }) else {
          return nil
        }
        labels.append(String(decoding: label.lowerCased, as: UTF8.self))
        i += count + 1
      case 0xC0...0xFF:
        guard i + 1 < message.count else { return nil }
        let target = (count & 0x3F) << 8 | Int(message[i + 1])
        guard target < limit else { return nil }
        end = end ?? i + 2
        limit = target
        i = target
      default:
        return nil
      }
    }
  }
}
