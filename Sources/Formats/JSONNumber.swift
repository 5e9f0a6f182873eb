extension JSONParser {
  /// Reads a number; exact 64-bit integers stay integers.
  mutating func number() throws(JSONError) -> JSON {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let leading = next
    try digits()
    if leading == UInt8(ascii: "0"), position - start > (bytes[start] == leading ? 1 : 2) {
      throw JSONError(.badNumber, offset: start)
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw JSONError(.numberOutOfRange, offset: start)
    }
    // A whole number beyond 64 bits is accepted only when nothing of it is lost.
    if isWhole, JSONNumber.text(value) != text {
      throw JSONError(.numberOutOfRange, offset: start)
    }
    return .double(value)
  }

  private mutating func digits() throws(JSONError) {
    guard let first = next, (0x30...0x39).contains(first) else { throw fault(.badNumber) }
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
  }
}

/// Writes doubles as ECMAScript's Number::toString does, which RFC 8785 §3.2.2.3 asks for.
enum JSONNumber {
  /// The shortest decimal that reads back as the same double, laid out by ECMA-262 §6.1.6.1.20.
  static func text(_ value: Double) -> String {
    precondition(value.isFinite, "JSON has no word for a number that is not finite")
    if value == 0 { return "0" }
    let (digits, exponent) = decimal(value.magnitude)
    let count = digits.count
    var out = value < 0 ? "-" : ""
    if exponent > 21 || exponent <= -6 {
      out += digits.prefix(1)
      if count > 1 { out += "." + digits.dropFirst() }
      out += exponent > 0 ? "e+\(exponent - 1)" : "e-\(1 - exponent)"
    } else if exponent <= 0 {
      out += "0." + String(repeating: "0", count: -exponent) + digits
    } else if count <= exponent {
      out += digits + String(repeating: "0", count: exponent - count)
    } else {
      out += digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }
    return out
  }

  /// The shortest digits, without zeros at either end, and the exponent: 0.digits × 10^exponent.
  ///
  /// Swift's description gives the same digits as ECMAScript.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var beforePoint = true
    var remaining = value.description.utf8[...]
    while let byte = remaining.popFirst() {
      if byte == UInt8(ascii: ".") {
        beforePoint = false
      } else if byte == UInt8(ascii: "e") {
        exponent += Int(String(Substring(remaining))) ?? 0
        break
      } else {
        if beforePoint, !digits.isEmpty || byte != 0x30 { exponent += 1 }
        if !beforePoint, digits.isEmpty, byte == 0x30 { exponent -= 1 }
        if !digits.isEmpty || byte != 0x30 { digits.append(byte) }
      }
    }
    while digits.last == 0x30 { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), exponent)
  }
}
