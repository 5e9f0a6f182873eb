/// Transfers to another country: where none is restricted, and what makes a restricted one lawful.
///
/// UK GDPR Art 44A–49A as inserted by the Data (Use and Access) Act 2025; GDPR Art 44–49.
public enum Transfer {
  /// Tells whether data under a regime may go to a country without a further mechanism.
  ///
  /// True inside the regime's own territory, for countries found adequate, and from `.other`, whose
  /// law we hold no restriction of. An organisation certified under the Data Privacy Framework does
  /// not make its country adequate: see `Mechanism.dpf`. Some findings cover a sector only; see
  /// `scope(from:to:)`.
  public static func isAdequate(from regime: Regime, to country: Country) -> Bool {
    switch regime {
    case .other: true
    case .uk:
      country.regime != .other || adequateBoth.contains(country.code) || country.code == "GI"
    case .eu: country.regime != .other || adequateBoth.contains(country.code)
    }
  }

  /// What an adequacy finding is limited to, or nil when it covers the whole country or there is none.
  ///
  /// The same for the UK, which took over the Commission's decisions of before 2021 (DPA 2018
  /// Sch 21 para 5).
  public static func scope(from regime: Regime, to country: Country) -> String? {
    guard regime != .other else { return nil }
    switch country.code {
    case "CA": return "organisations subject to PIPEDA (Decision 2002/2/EC)"
    case "JP": return "organisations subject to the APPI (Decision (EU) 2019/419)"
    default: return nil
    }
  }

  /// Adequate for the EU by decision of the Commission and for the UK by regulations or Sch 21.
  ///
  /// The United Kingdom itself is adequate for the EU (renewed 19 December 2025), which `regime`
  /// answers. Brazil is left out until the decision on it has been confirmed.
  private static let adequateBoth: Set<String> = [
    "AD",  // Decision 2010/625/EU
    "AR",  // Decision 2003/490/EC
    "CA",  // Decision 2002/2/EC
    "CH",  // Decision 2000/518/EC
    "FO",  // Decision 2010/146/EU
    "GG",  // Decision 2003/821/EC
    "IL",  // Decision 2011/61/EU
    "IM",  // Decision 2004/411/EC
    "JE",  // Decision 2008/393/EC
    "JP",  // Decision (EU) 2019/419
    "KR",  // Decision (EU) 2022/254; UK: in force 19 December 2022
    "NZ",  // Decision 2013/65/EU
    "UY",  // Decision 2012/484/EU
  ]
}
