import Formats
import Testing

@testable import Browser

/// Half a UTF-16 pair in an escape, which strict JSON refuses.
@Suite struct LoneSurrogatesTests {
  private func mended(_ json: String) -> String {
    String(decoding: LoneSurrogates.mended(Array(json.utf8)), as: UTF8.self)
  }

  @Test(
    "half a pair becomes U+FFFD, and a whole pair stays",
    arguments: [
      (#""\ud83d""#, #""\ufffd""#), (#""\udc00""#, #""\ufffd""#),
      (#""\ud83d\ude00""#, #""\ud83d\ude00""#), (#""\ud83dx""#, #""\ufffdx""#),
      (#""\ud83d\ud83d\ude00""#, #""\ufffd\ud83d\ude00""#),
      (#""\ude00\ud83d""#, #""\ufffd\ufffd""#),
      (#""\\ud83d""#, #""\\ud83d""#), (#""\\\ud83d""#, #""\\\ufffd""#),
      (#""\u00e9\n\"""#, #""\u00e9\n\"""#),
      (#""\uD83D\uDE00""#, #""\uD83D\uDE00""#), ("{}", "{}"), ("", ""),
    ])
  func pairs(_ json: String, _ expected: String) {
    #expect(mended(json) == expected)
  }

  @Test("what is cut off in an escape is passed on as it is, byte for byte")
  func cut() {
    for json in [#""\"#, #""\u"#, #""\ud8"#, #""\ud83d\u"#, #""\ud83d\ude0"#] {
      let mended = mended(json)
      #expect(mended == json || mended.hasPrefix(#""\ufffd"#))
    }
  }

  @Test("what was mended is JSON")
  func parses() throws {
    let mended = LoneSurrogates.mended(Array(#"{"a": "x\ud83dy", "b": ["\udfff"]}"#.utf8))
    let json = try JSON(parsing: mended)
    #expect(json["a"]?.string == "x\u{fffd}y")
  }
}
