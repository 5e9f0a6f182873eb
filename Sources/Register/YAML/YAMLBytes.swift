/// Judges the bytes of a file before the YAML parser sees them.
enum YAMLBytes {
  /// What is wrong with the bytes, and where.
  struct Flaw: Error, Equatable {
    let code: DiagnosticCode
    let line: Int
    let column: Int
    let message: String
  }

  /// The text of a file without its byte order mark; throws the first flaw.
  ///
  /// Admits what YAML 1.1 calls printable (§5.1): anything else is refused here with its line and column.
  static func text(of bytes: [UInt8]) throws(Flaw) -> String {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if !mayHoldControls(body), let text = String(validating: body, as: UTF8.self) { return text }
    return try checked(body)
  }

  /// Whether a byte begins what `checked` could refuse in valid UTF-8: a quick pass, since nearly every file is clean.
  private static func mayHoldControls(_ body: ArraySlice<UInt8>) -> Bool {
    body.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 32 && byte != 10 && byte != 13 && byte != 9 { return true }
        if byte == 0x7F || byte == 0xC2 || byte == 0xEF { return true }
        index += 1
      }
      return false
    }
  }

  private static func checked(_ body: ArraySlice<UInt8>) throws(Flaw) -> String {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = body.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        break decoding
      case .error:
        throw Flaw(
          code: .notUTF8, line: line, column: column, message: "the file is not UTF-8")
      case .scalarValue(let scalar):
        guard isPrintable(scalar.value) else {
          throw Flaw(
            code: .controlCharacter, line: line, column: column,
            message: "the file holds the control character \(name(of: scalar.value))")
        }
        if scalar.value == 10 {
          line += 1
          column = 1
        } else {
          column += 1
        }
      }
    }
    return String(decoding: body, as: UTF8.self)
  }

  private static func isPrintable(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x85, 0xA0...0xD7FF, 0x1_0000...0x10_FFFF: true
    case 0xE000...0xFFFD: scalar != 0xFEFF
    default: false
    }
  }

  private static func name(of scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }
}
