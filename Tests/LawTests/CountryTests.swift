import Foundation
import Law
import Testing

@Suite struct CountryTests {
  @Test("there are 249 assigned codes, each with a name")
  func all() {
    #expect(Country.all.count == 249)
    #expect(Country.all == Country.all.sorted())
    #expect(Country.all.allSatisfy { !$0.name.isEmpty && $0.name != $0.code })
    #expect(Country("GB")?.name == "United Kingdom")
  }

  @Test(
    "a code that ISO does not assign is refused",
    arguments: ["", "UK", "gb", "GBR", "EU", "XX", "ZZ", "G", "GB ", "ＧＢ"])
  func refused(code: String) {
    #expect(Country(code) == nil)
  }

  @Test("only GB is the UK regime, and its neighbours are not")
  func ukRegime() {
    #expect(Country.all.filter { $0.regime == .uk }.map(\.code) == ["GB"])
    for code in ["GG", "JE", "IM", "GI", "CH", "US"] { #expect(Country(code)?.regime == .other) }
  }

  @Test("the EU regime is 27 members, three EEA states and the Union's own territories")
  func euRegime() {
    let codes = Country.all.filter { $0.regime == .eu }.map(\.code)
    #expect(codes.count == 27 + 3 + 7)
    for code in ["IE", "FR", "IS", "LI", "NO", "RE", "AX"] { #expect(codes.contains(code)) }
    for code in ["GL", "NC", "PF", "SJ", "FO"] { #expect(!codes.contains(code)) }
  }

  @Test("a country is coded as its code, and a false one is refused")
  func codes() throws {
    let read = try JSONDecoder().decode([Country].self, from: Data(#"["GB","FR"]"#.utf8))
    #expect(read.map(\.code) == ["GB", "FR"])
    #expect(String(decoding: try JSONEncoder().encode(read), as: UTF8.self) == #"["GB","FR"]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Country].self, from: Data(#"["UK"]"#.utf8))
    }
  }
}
