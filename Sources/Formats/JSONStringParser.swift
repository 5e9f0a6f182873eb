extension JSONParser {
  /// Reads a string from its opening quote to past its closing one.
  mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let start = position
      while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
        position += 1
      }
      let plain = bytes[start..<position]
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        if text.isEmpty { return String(decoding: plain, as: UTF8.self) }
        text.append(contentsOf: plain)
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: plain)
        let scalar = try escape()
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      default:
        throw fault(.controlCharacter)
      }
    }
  }

  /// Reads an escape from its backslash on.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    position += 1
    let scalar: Unicode.Scalar
    switch next {
    case UInt8(ascii: "u"): return try unicodeEscape()
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{08}"
    case UInt8(ascii: "f"): scalar = "\u{0C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    default: throw fault(.badEscape)
    }
    position += 1
    return scalar
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let start = position - 1
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard UTF16.isLeadSurrogate(first), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, offset: start) }
    position += 1
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
    else { throw JSONError(.loneSurrogate, offset: start) }
    return scalar
  }

  /// Reads `uXXXX`.
  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Hex.value(of: byte) else { throw fault(.badEscape) }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
