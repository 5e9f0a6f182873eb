import Formats
import TestSupport
import Testing

@Suite struct JSONParsingTests {
  @Test("every kind of value is read")
  func reads() throws {
    let text = #" {"a": [1, -2, 0.5, 1e3, true, false, null], "b": {"c": "d"}} "#
    let value = try JSON(parsing: text.utf8)
    #expect(
      value == ["a": [1, -2, 0.5, .double(1000), true, false, nil], "b": ["c": "d"]])
    #expect(value["b"]?["c"]?.string == "d")
    #expect(value["a"]?.array?.first?.int == 1)
    #expect(value["a"]?.array?.last?.isNull == true)
    #expect(value["none"] == nil)
    #expect(value["a"]?["b"] == nil)
  }

  @Test("escapes are read, surrogate pairs joined")
  func escapes() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#
    #expect(try JSON(parsing: text.utf8).string == "\"\\/\u{08}\u{0C}\n\r\t\u{E9}\u{1F600}")
  }

  @Test("whole numbers of 64 bits are exact, larger ones only when nothing is lost")
  func numbers() throws {
    #expect(try JSON(parsing: "9223372036854775807".utf8) == .integer(.max))
    #expect(try JSON(parsing: "-9223372036854775808".utf8) == .integer(.min))
    #expect(try JSON(parsing: "100000000000000000000".utf8) == .double(1e20))
    #expect(try JSON(parsing: "-0".utf8) == .integer(0))
    #expect(try JSON(parsing: "1.0".utf8) == .double(1))
    #expect(throws: JSONError(.numberOutOfRange, offset: 1)) {
      try JSON(parsing: "[12345678901234567890]".utf8)
    }
    #expect(throws: JSONError(.numberOutOfRange, offset: 0)) { try JSON(parsing: "1e400".utf8) }
  }

  @Test(
    "what RFC 8259 does not allow is refused, with the byte",
    arguments: [
      ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("[", .unexpectedEnd, 1),
      ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7),
      ("[1 2]", .unexpectedByte, 3),
      ("{a:1}", .unexpectedByte, 1), ("{'a':1}", .unexpectedByte, 1),
      ("{\"a\" 1}", .unexpectedByte, 5),
      ("nul", .unexpectedEnd, 3), ("nulL", .unexpectedByte, 3), ("True", .unexpectedByte, 0),
      ("1 1", .trailingBytes, 2), ("{}}", .trailingBytes, 2), ("01", .badNumber, 0),
      ("-01", .badNumber, 0), ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2),
      ("1.e1", .badNumber, 2), (".5", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
      ("1e", .unexpectedEnd, 2), ("1e+x", .badNumber, 3), ("0x1", .trailingBytes, 1),
      ("NaN", .unexpectedByte, 0), ("\"a", .unexpectedEnd, 2), ("\"\t\"", .controlCharacter, 1),
      ("\"\u{0}\"", .controlCharacter, 1), ("\"\\x\"", .badEscape, 2),
      ("\"\\u12G4\"", .badEscape, 5),
      ("\"\\u12", .unexpectedEnd, 5), ("\"\\ud800\"", .loneSurrogate, 1),
      ("\"\\udc00\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
      ("\"\\ud800\\ud800\"", .loneSurrogate, 1), ("// c\n1", .unexpectedByte, 0),
      ("\u{FEFF}1", .unexpectedByte, 0), ("[1]\u{0}", .trailingBytes, 3),
      ("\u{A0}1", .unexpectedByte, 0),
    ] as [(String, JSONError.Reason, Int)])
  func refused(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(throws: JSONError(reason, offset: offset)) { try JSON(parsing: text.utf8) }
  }

  @Test("a key twice in one object is refused, at any depth and in any spelling")
  func duplicateKeys() {
    for text in [
      #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}",
    ] {
      #expect(throws: JSONError(.duplicateKey, offset: 0 + firstKeyEnd(text))) {
        try JSON(parsing: text.utf8)
      }
    }
    #expect(throws: JSONError.self) { try JSON(parsing: #"[{"x":{"b":1,"b":2}}]"#.utf8) }
    #expect(throws: Never.self) { try JSON(parsing: #"[{"a":1},{"a":1}]"#.utf8) }
  }

  /// Where the second key begins: after the first comma.
  private func firstKeyEnd(_ text: String) -> Int {
    (Array(text.utf8).firstIndex(of: UInt8(ascii: ",")) ?? 0) + 1
  }

  @Test(
    "bytes that are not UTF-8 are refused where they begin to be wrong",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    #expect(throws: JSONError(.notUTF8, offset: 2)) {
      try JSON(parsing: [0x20, 0x22] + bytes + [0x22])
    }
  }

  @Test("nesting is refused beyond the limit, however deep, without a crash")
  func depth() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: 0x5B, count: depth) + Array(repeating: 0x5D, count: depth)
    }
    #expect(throws: Never.self) { try JSON(parsing: nested(64)) }
    #expect(throws: JSONError(.tooDeep, offset: 64)) { try JSON(parsing: nested(65)) }
    #expect(throws: JSONError(.tooDeep, offset: 64)) { try JSON(parsing: nested(1_000_000)) }
    #expect(throws: JSONError(.tooDeep, offset: 0)) { try JSON(parsing: nested(1), maxDepth: 0) }
    #expect(throws: Never.self) { try JSON(parsing: "1".utf8, maxDepth: 0) }
  }

  @Test("an error never repeats what it could not read")
  func errorsAreSafe() {
    let secret = "alice@example.org"
    for text in [
      "\"\(secret)", "[\(secret)]", "{\"\(secret)\":1,\"\(secret)\":2}", "\"\(secret)\" x",
    ] {
      let error = #expect(throws: JSONError.self) { try JSON(parsing: text.utf8) }
      #expect(error?.description.contains("alice") == false)
    }
  }

  @Test("any truncation and any changed byte is an error or a value, never a trap")
  func hostile() throws {
    let text = Array(#"{"k":["\u00e9\ud83d\ude00",-1.5e-7,{"z":null}],"l":"é"}"#.utf8)
    for end in text.indices {
      #expect(throws: JSONError.self) { try JSON(parsing: text[..<end]) }
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<20_000 {
      var bytes = text
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      guard let value = try? JSON(parsing: bytes) else { continue }
      #expect(try JSON(parsing: value.canonical).canonical == value.canonical)
    }
  }
}
