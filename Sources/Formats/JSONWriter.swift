extension JSON {
  /// The canonical bytes of RFC 8785 (JCS), on which hashes and signatures stand.
  ///
  /// Keys sorted by UTF-16 units, no spaces, doubles as ECMAScript writes them. Whole numbers are
  /// written with all their digits, beyond ±2^53 too, where JCS would round them. A double that is
  /// not finite is a programmer's mistake and stops the program.
  public var canonical: [UInt8] {
    var writer = JSONWriter(indents: false)
    writer.write(self, level: 0)
    return writer.bytes
  }

  /// The canonical bytes as a string.
  public var text: String { String(decoding: canonical, as: UTF8.self) }

  /// The value laid out for people: two spaces a level, keys sorted, no line end after it.
  public var pretty: String {
    var writer = JSONWriter(indents: true)
    writer.write(self, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSON: CustomStringConvertible {
  /// The same as `text`: content, so never for a log or an error.
  public var description: String { text }
}

/// Writes values in either layout.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  let indents: Bool

  init(indents: Bool) { self.indents = indents }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .double(let number): bytes.append(contentsOf: JSONNumber.text(number).utf8)
    case .string(let text): write(text)
    case .array(let elements): write(elements, level: level)
    case .object(let members): write(members, level: level)
    }
  }

  private mutating func write(_ elements: [JSON], level: Int) {
    bytes.append(UInt8(ascii: "["))
    for (i, element) in elements.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(level + 1)
      write(element, level: level + 1)
    }
    if !elements.isEmpty { newLine(level) }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [String: JSON], level: Int) {
    bytes.append(UInt8(ascii: "{"))
    // UTF-16 order differs from UTF-8 order above U+FFFF; RFC 8785 §3.2.3 asks for the former.
    let sorted = members.sorted { JSONWriter.precedes($0.key.utf8, $1.key.utf8) }
    for (i, member) in sorted.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(level + 1)
      write(member.key)
      bytes.append(UInt8(ascii: ":"))
      if indents { bytes.append(0x20) }
      write(member.value, level: level + 1)
    }
    if !members.isEmpty { newLine(level) }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Orders UTF-8 as UTF-16 would be: characters above U+FFFF come before U+E000 to U+FFFF.
  private static func precedes(_ left: String.UTF8View, _ right: String.UTF8View) -> Bool {
    // Nearly every string lies in one piece, and bytes in one piece are compared several times as fast.
    left.withContiguousStorageIfAvailable { left in
      right.withContiguousStorageIfAvailable { right in precedes(left, right) }
    }.flatMap { $0 } ?? precedesInPieces(left, right)
  }

  private static func precedesInPieces(
    _ left: String.UTF8View, _ right: String.UTF8View
  ) -> Bool {
    precedes(Array(left), Array(right))
  }

  private static func precedes(
    _ left: some RandomAccessCollection<UInt8>, _ right: some RandomAccessCollection<UInt8>
  ) -> Bool {
    for (a, b) in zip(left, right) where a != b {
      // Bytes 0xF0 and up lead four-byte forms, surrogates in UTF-16; 0xEE and 0xEF lead U+E000 on.
      if a >= 0xF0, b == 0xEE || b == 0xEF { return true }
      if b >= 0xF0, a == 0xEE || a == 0xEF { return false }
      return a < b
    }
    return left.count < right.count
  }

  private mutating func newLine(_ level: Int) {
    guard indents else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: level * 2))
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    let isPlain = text.utf8.withContiguousStorageIfAvailable { piece in
      guard piece.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: piece)
      return true
    }
    if isPlain == true { return }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x00...0x1F:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(Hex.digit(byte >> 4))
        bytes.append(Hex.digit(byte & 15))
      default: bytes.append(byte)
      }
    }
  }
}
