import Formats
import Foundation
import TestSupport
import Testing

@testable import Browser

/// What was typed as a password stays in nobody's evidence, however a page spells it.
@Suite struct MaskTests {
  @Test("a word is hidden in text, addresses, forms, JSON, markup and base 64 at any place")
  func spellings() {
    let word = "pä55 &\"wörd\"/+?"
    let mask = Mask(over: [word])
    let bytes = Array(word.utf8)
    let form = "p%C3%A455+%26%22w%C3%B6rd%22%2F%2B%3F"
    for text in [
      word, form, form.lowercased(), JSON.string(word).text,
      "p\u{e4}55 &amp;\"w\u{f6}rd\"/+?",
      "p%C3%A455%20%26%22w%C3%B6rd%22%2F%2B%3F",
    ] {
      let hidden = mask.hiding("before \(text) after")
      #expect(hidden.hasPrefix("before ") && hidden.hasSuffix(" after"), "\(hidden)")
      #expect(hidden.contains("[secret]"), "\(text) became \(hidden)")
      #expect(!hidden.contains("rd"), "\(hidden)")
    }
    for lead in 0..<6 {
      let whole = Base64.encode(Array(repeating: 0x61, count: lead) + bytes + [0x62, 0x63])
      #expect(mask.hiding(whole).contains("[secret]"), "at place \(lead)")
    }
  }

  @Test("what holds no such word stays as it is, byte for byte")
  func untouched() {
    let mask = Mask(over: ["correct horse", "abc"])
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let bytes = random.bytes(upTo: 300)
      #expect(mask.hiding(bytes) == bytes)
    }
    #expect(mask.hiding("abc") == "abc", "a short word would be met by chance")
  }
}
