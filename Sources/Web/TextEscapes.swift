/// Escapes that stand anywhere in a text, undone over the whole of it.
enum TextEscapes {
  /// Each escape's name with its decoder, which gives nil when there is nothing to undo.
  static let all: [(name: String, decode: @Sendable ([UInt8]) -> [UInt8]?)] = [
    ("percent-encoding", percent), ("HTML entities", entities), ("JSON escapes", backslashes),
    ("UTF-16", { wide($0, lowByteFirst: true) }), ("UTF-16", { wide($0, lowByteFirst: false) }),
  ]

  private static func percent(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(UInt8(ascii: "%")) else { return nil }
    let decoded = PercentCoding.decode(bytes)
    return decoded.count < bytes.count ? decoded : nil
  }

  private static func entities(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: ";")) else { return nil }
    let decoded = XMLText.decode(bytes[...])
    return decoded.count < bytes.count ? decoded : nil
  }

  static func backslashes(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(UInt8(ascii: "\\")) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var units: [UInt16] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count {
        if let (unit, length) = unit(bytes[(i + 1)...]) {
          units.append(unit)
          i += 1 + length
          continue
        }
        flush(&units, into: &text)
        text.append(control(bytes[i + 1]))
        i += 2
        continue
      }
      flush(&units, into: &text)
      let start = i
      i += 1
      while i < bytes.count, bytes[i] != UInt8(ascii: "\\") { i += 1 }
      text.append(contentsOf: bytes[start..<i])
    }
    flush(&units, into: &text)
    return text
  }

  /// The unit of `uXXXX` or of the `xXX` of scripts, and how many bytes it took.
  private static func unit(_ rest: ArraySlice<UInt8>) -> (UInt16, Int)? {
    let width: Int
    switch rest.first {
    case UInt8(ascii: "u"): width = 4
    case UInt8(ascii: "x"): width = 2
    default: return nil
    }
    let digits = rest.dropFirst().prefix(width).compactMap(HexDigit.value)
    guard digits.count == width else { return nil }
    return (digits.reduce(UInt16(0)) { $0 << 4 | UInt16($1) }, width + 1)
  }

  private static func flush(_ units: inout [UInt16], into text: inout [UInt8]) {
    guard !units.isEmpty else { return }
    text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    units.removeAll(keepingCapacity: true)
  }

  private static func control(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }

  /// Runs of at least eight characters below U+0800, each in two bytes, at even and odd places.
  private static func wide(_ bytes: [UInt8], lowByteFirst: Bool) -> [UInt8]? {
    guard hasLowBytes(bytes) else { return nil }
    var text: [UInt8] = []
    for parity in 0...1 {
      var run: [UInt16] = []
      var i = parity
      while i + 1 < bytes.count {
        let (low, high) = lowByteFirst ? (bytes[i], bytes[i + 1]) : (bytes[i + 1], bytes[i])
        if high < 8, high > 0 || low >= 0x20 {
          run.append(UInt16(high) << 8 | UInt16(low))
        } else {
          add(&run, to: &text)
        }
        i += 2
      }
      add(&run, to: &text)
    }
    return text.isEmpty ? nil : text
  }

  /// Every second byte of wide characters is below 8; plain text has hardly any such byte.
  private static func hasLowBytes(_ bytes: [UInt8]) -> Bool {
    var count = 0
    for byte in bytes where byte < 8 {
      count += 1
      if count == 8 { return true }
    }
    return false
  }

  private static func add(_ run: inout [UInt16], to text: inout [UInt8]) {
    if run.count >= 8 {
      text.append(contentsOf: String(decoding: run, as: UTF16.self).utf8)
      text.append(0x0A)
    }
    run.removeAll(keepingCapacity: true)
  }
}
