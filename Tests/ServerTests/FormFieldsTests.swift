import Testing

@testable import Server

@Suite struct FormFieldsTests {
  @Test("a form is decoded")
  func decoded() throws {
    let form = try FormFields("a=1+2&b=%C3%A9&c=&d=x&d=y&e==%3D".utf8)
    #expect(try form.one("a") == "1 2")
    #expect(try form.one("b") == "\u{E9}")
    #expect(try form.one("c") == nil)
    #expect(try form.one("none") == nil)
    #expect(form.all("d") == ["x", "y"])
    #expect(try form.one("e") == "==")
    #expect(throws: Refusal.self) { try form.one("d") }
  }

  @Test(
    "a broken form is refused",
    arguments: ["a=%", "a=%4", "a=%GG", "a=%FF", "%C3=1", "a=%00"])
  func broken(_ text: String) {
    #expect(throws: Refusal.self) { try FormFields(text.utf8) }
  }

  @Test("a form of more than a thousand fields is refused")
  func tooMany() {
    #expect(throws: Refusal.self) {
      try FormFields(String(repeating: "a=1&", count: 1_001).utf8)
    }
  }

  @Test("any bytes are read or refused, and nothing traps")
  func hostile() {
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let alphabet = Array("%&=+ab0F".utf8) + [0, 0xC3, 0xFF, 0x0A]
        bytes.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      if let form = try? FormFields(bytes) { _ = form.all("a") }
    }
  }
}
