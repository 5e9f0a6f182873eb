import Formats
import Foundation
import TestSupport
import Testing

@Suite struct JSONCanonicalTests {
  @Test("the example of RFC 8785 §3.2.2 comes out byte by byte")
  func rfcExample() throws {
    let text = #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let expected =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try JSON(parsing: text.utf8).text == expected)
  }

  @Test("keys are sorted by UTF-16 units, as in RFC 8785 §3.2.3")
  func keyOrder() throws {
    let text = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
       "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
       "\u00f6":"Latin Small Letter O With Diaeresis"}
      """#
    let canonical = try JSON(parsing: text.utf8).text
    let expected = [
      "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
      "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
    ]
    let places = expected.map { canonical.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test("any two keys stand in the order of their UTF-16 units")
  func anyOrder() throws {
    let scalars: [Unicode.Scalar] = [
      "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}",
      "\u{10000}", "\u{10FFFF}",
    ]
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      let (a, b) = (random.text(upTo: 3, from: scalars), random.text(upTo: 3, from: scalars))
      guard a != b else { continue }
      let isFirst = a.utf16.lexicographicallyPrecedes(b.utf16)
      let object = JSON.object([a: 1, b: 2])
      let expected = "\(JSON.string(isFirst ? a : b)):\(isFirst ? 1 : 2),"
      #expect(object.canonical.starts(with: "{\(expected)".utf8))
    }
  }

  /// RFC 8785, Appendix B, and the edges of ECMAScript's layouts.
  @Test(
    "doubles are written as ECMAScript writes them",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func doubles(bits: UInt64, text: String) {
    #expect(JSON.double(Double(bitPattern: bits)).text == text)
  }

  @Test("random doubles read back to the same bits")
  func doublesReadBack() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite, value != 0 else { continue }
      let read = try JSON(parsing: JSON.double(value).canonical)
      #expect(read.double?.bitPattern == value.bitPattern)
    }
  }

  @Test("control characters are escaped the short way, everything else stands as it is")
  func strings() {
    #expect(
      JSON.string("\u{0}\u{1F}\u{7F}\u{2028}é😀/").text == "\"\\u0000\\u001f\u{7F}\u{2028}é😀/\"")
    #expect(JSON.string("\u{08}\t\n\u{0C}\r\"\\").text == #""\b\t\n\f\r\"\\""#)
  }

  @Test("the pretty text is stable, sorted, and says the same")
  func pretty() throws {
    let value: JSON = ["b": [1, ["c": nil]], "a": [], "d": [:]]
    #expect(
      value.pretty == """
        {
          "a": [],
          "b": [
            1,
            {
              "c": null
            }
          ],
          "d": {}
        }
        """)
    #expect(try JSON(parsing: value.pretty.utf8) == value)
  }

  @Test("random values read back from their canonical bytes")
  func roundTrip() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let value = random.json(depth: 4)
      #expect(try JSON(parsing: value.canonical) == value)
      #expect(try JSON(parsing: value.pretty.utf8) == value)
    }
  }

  @Test("texts that only look alike are different values")
  func equalityIsByBytes() {
    #expect(JSON.string("\u{E9}") != .string("e\u{301}"))
    #expect(JSON.object(["\u{E9}": 1]) != .object(["e\u{301}": 1]))
    #expect(JSON.object(["\u{E9}": 1]) == .object(["\u{E9}": 1]))
    #expect(JSON.integer(1) != .double(1))
  }
}

extension SplitMix64 {
  fileprivate mutating func json(depth: Int) -> JSON {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "\n", "\u{0}", "\u{E9}", "\u{1F600}", "\u{FB33}",
    ]
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &self) {
    case 0: return nil
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(Int64(bitPattern: next()))
    case 3: return .double(Double.random(in: 0..<1, using: &self) + 0.1)
    case 4: return .string(text(upTo: 6, from: scalars))
    case 5:
      return .array((0..<Int.random(in: 0...4, using: &self)).map { _ in json(depth: depth - 1) })
    default:
      var members: [String: JSON] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &self) {
        members[text(upTo: 4, from: scalars)] = json(depth: depth - 1)
      }
      return .object(members)
    }
  }
}
