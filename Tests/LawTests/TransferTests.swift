import Law
import Testing

@Suite struct TransferTests {
  private func isAdequate(_ regime: Regime, _ code: String) throws -> Bool {
    Transfer.isAdequate(from: regime, to: try #require(Country(code)))
  }

  @Test("the UK and the EU may send to each other, and within themselves")
  func bothWays() throws {
    for code in ["GB", "FR", "NO", "RE"] {
      #expect(try isAdequate(.uk, code))
      #expect(try isAdequate(.eu, code))
    }
  }

  @Test("the United States is not adequate as a country under either regime")
  func unitedStates() throws {
    #expect(try !isAdequate(.uk, "US"))
    #expect(try !isAdequate(.eu, "US"))
    let states = try #require(Country("US"))
    #expect(Transfer.Mechanism.dpf.covers(from: .uk, to: states))
    #expect(!Transfer.Mechanism.adequacy.covers(from: .uk, to: states))
    #expect(!Transfer.Mechanism.dpf.covers(from: .eu, to: try #require(Country("IN"))))
  }

  @Test("the countries found adequate are those and no others")
  func lists() {
    let outside = Country.all.filter { $0.regime == .other }
    let eu = outside.filter { Transfer.isAdequate(from: .eu, to: $0) }.map(\.code)
    let uk = outside.filter { Transfer.isAdequate(from: .uk, to: $0) }.map(\.code)
    #expect(
      eu == ["AD", "AR", "CA", "CH", "FO", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"])
    #expect(Set(uk).symmetricDifference(eu) == ["GI"])
  }

  @Test("each regime has its own clauses")
  func clauses() {
    typealias Mechanism = Transfer.Mechanism
    #expect(Mechanism.allCases.filter { !$0.validFor(.uk) } == [.scc])
    #expect(Mechanism.allCases.filter { !$0.validFor(.eu) } == [.idta, .addendum])
    #expect(Mechanism.allCases.allSatisfy { $0.validFor(.other) })
  }

  @Test("a law we hold no restriction of restricts nothing")
  func other() {
    for country in Country.all {
      #expect(Transfer.isAdequate(from: .other, to: country))
      #expect(Transfer.scope(from: .other, to: country) == nil)
    }
  }
}
