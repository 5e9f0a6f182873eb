import Law
import Testing

@Suite struct LawfulBasisTests {
  @Test("recognised legitimate interest exists in the UK alone")
  func seventhBasis() {
    #expect(LawfulBasis.allCases.filter { $0.existsIn(.uk) }.count == 7)
    #expect(LawfulBasis.allCases.filter { !$0.existsIn(.eu) } == [.recognisedLegitimateInterest])
    #expect(LawfulBasis.allCases.filter { !$0.existsIn(.other) } == [.recognisedLegitimateInterest])
    #expect(LawfulBasis.recognisedLegitimateInterest.article(.uk) == "UK GDPR Art 6(1)(ea)")
    #expect(LawfulBasis.recognisedLegitimateInterest.article(.eu) == nil)
    #expect(LawfulBasis.recognisedLegitimateInterest.dpv == nil)
  }

  @Test("objection follows from (e), (ea) and (f), and from nothing else")
  func objection() {
    #expect(
      LawfulBasis.allCases.filter(\.allowsObjection) == [
        .publicTask, .recognisedLegitimateInterest, .legitimateInterests,
      ])
  }

  @Test("the names in files stay what they are")
  func rawValues() {
    #expect(
      LawfulBasis.allCases.map(\.rawValue) == [
        "consent", "contract", "legal-obligation", "vital-interests", "public-task",
        "recognised-legitimate-interest", "legitimate-interests",
      ])
    #expect(
      SpecialCategory.allCases.map(\.rawValue) == [
        "race-ethnicity", "political-opinion", "religion-belief", "trade-union", "genetic",
        "biometric-id", "health", "sex-life", "sexual-orientation", "criminal",
      ])
  }

  @Test("each basis has its article and its DPV term")
  func articles() {
    #expect(LawfulBasis.consent.article(.uk) == "UK GDPR Art 6(1)(a)")
    #expect(LawfulBasis.legitimateInterests.article(.eu) == "GDPR Art 6(1)(f)")
    #expect(LawfulBasis.publicTask.dpv == "eu-gdpr:A6-1-e")
    #expect(LawfulBasis.contract.article(.other) == nil)
  }

  @Test("offences are protected by Art 10 and are no special category of Art 9")
  func offences() {
    #expect(SpecialCategory.allCases.filter { !$0.needsExplicitConsent } == [.criminal])
    #expect(SpecialCategory.criminal.article == "Art 10")
    #expect(SpecialCategory.allCases.filter { $0.article.hasPrefix("Art 9(1)") }.count == 9)
  }
}
