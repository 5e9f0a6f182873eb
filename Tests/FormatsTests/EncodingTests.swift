import Formats
import Foundation
import TestSupport
import Testing

@Suite struct EncodingTests {
  @Test("hexadecimal reads back, in either case, and refuses everything else")
  func hex() {
    #expect(Hex.encode([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
    #expect(Hex.decode("000fA5Ff") == [0x00, 0x0F, 0xA5, 0xFF])
    #expect(Hex.decode("") == [])
    for text in ["0", "000", "0g", "0x00", " 00", "00 ", "０0", "\u{0}0"] {
      #expect(Hex.decode(text) == nil)
    }
  }

  @Test(
    "base 64 has the vectors of RFC 4648 §10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func vectors(plain: String, coded: String) {
    #expect(Base64.encode(plain.utf8) == coded)
    #expect(Base64.decode(coded) == plain.utf8Bytes)
    let short = String(coded.prefix { $0 != "=" })
    #expect(Base64.urlEncode(plain.utf8) == short)
    #expect(Base64.urlDecode(short) == plain.utf8Bytes)
  }

  @Test("base 64 agrees with Foundation on random bytes and reads them back")
  func agreesWithFoundation() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(Base64.urlDecode(Base64.urlEncode(bytes)) == bytes)
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    }
  }

  @Test(
    "base 64 refuses a second spelling of the same bytes",
    arguments: [
      "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "Zg==\n", " Zg==", "Zm9v====", "Z-_=",
      "Zg==Zg==",
    ])
  func strict(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test("the form for URLs refuses padding, the other alphabet and loose bits")
  func strictURL() {
    for text in ["Zg==", "Z", "Zh", "+/8", "Zm9v\n"] { #expect(Base64.urlDecode(text) == nil) }
    #expect(Base64.urlDecode("-_8") == [0xFB, 0xFF])
    #expect(Base64.decode("+/8=") == [0xFB, 0xFF])
  }

  @Test("two spellings of one text have the same bytes after normalisation")
  func normalisation() {
    #expect("e\u{301}".nfc.utf8Bytes == [0xC3, 0xA9])
    #expect("\u{E9}".nfc.utf8Bytes == [0xC3, 0xA9])
    #expect("\u{212B}".nfc.utf8Bytes == [0xC3, 0x85])
    #expect("\u{1100}\u{1161}\u{11A8}".nfc.utf8Bytes == "\u{AC01}".utf8Bytes)
    // Order of marks: dot below comes before dot above.
    #expect("s\u{307}\u{323}".nfc.utf8Bytes == "\u{1E69}".utf8Bytes)
    #expect("plain".nfc.utf8Bytes == Array("plain".utf8))
    #expect("ﬁ".nfc.utf8Bytes == "ﬁ".utf8Bytes, "a ligature is not taken apart: that would be NFKC")
  }
}
