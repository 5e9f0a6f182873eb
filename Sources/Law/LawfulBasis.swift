/// A lawful basis of GDPR Art 6(1): six in the EU, seven in the UK since 5 February 2026.
public enum LawfulBasis: String, Codable, Sendable, Hashable, CaseIterable {
  /// Art 6(1)(a): the person's consent.
  case consent
  /// Art 6(1)(b): a contract with the person.
  case contract
  /// Art 6(1)(c): a duty laid down by law.
  case legalObligation = "legal-obligation"
  /// Art 6(1)(d): someone's life is at stake.
  case vitalInterests = "vital-interests"
  /// Art 6(1)(e): a task in the public interest or official authority.
  case publicTask = "public-task"
  /// UK GDPR Art 6(1)(ea) with Annex 1: Data (Use and Access) Act 2025 s.70; unknown in the EU.
  case recognisedLegitimateInterest = "recognised-legitimate-interest"
  /// Art 6(1)(f): legitimate interests, weighed against the person's.
  case legitimateInterests = "legitimate-interests"
}

extension LawfulBasis {
  /// The name a reader understands.
  public var title: String {
    switch self {
    case .consent: "Consent"
    case .contract: "Contract"
    case .legalObligation: "Legal obligation"
    case .vitalInterests: "Vital interests"
    case .publicTask: "Public task"
    case .recognisedLegitimateInterest: "Recognised legitimate interest"
    case .legitimateInterests: "Legitimate interests"
    }
  }

  private var point: String {
    switch self {
    case .consent: "a"
    case .contract: "b"
    case .legalObligation: "c"
    case .vitalInterests: "d"
    case .publicTask: "e"
    case .recognisedLegitimateInterest: "ea"
    case .legitimateInterests: "f"
    }
  }

  /// The article that provides for the basis, or nil where the regime's law has no such basis.
  ///
  /// Nil for every basis under `.other`: its law is not in our tables.
  public func article(_ regime: Regime) -> String? {
    switch regime {
    case .uk: "UK GDPR Art 6(1)(\(point))"
    case .eu: existsIn(.eu) ? "GDPR Art 6(1)(\(point))" : nil
    case .other: nil
    }
  }

  /// Tells whether an organisation may rely on the basis for people under the regime.
  ///
  /// Under `.other` the six bases of the GDPR stand as the organisation's own rule, which is stricter
  /// than most laws; recognised legitimate interest is the UK's alone.
  public func existsIn(_ regime: Regime) -> Bool {
    regime == .uk || self != .recognisedLegitimateInterest
  }

  /// The term of the W3C Data Privacy Vocabulary (EU-GDPR extension); DPV has none for (ea).
  public var dpv: String? {
    self == .recognisedLegitimateInterest ? nil : "eu-gdpr:A6-1-\(point)"
  }

  /// Tells whether the person may object under Art 21(1): bases (e), (f) and, in the UK, (ea).
  ///
  /// Objection to direct marketing, Art 21(2), does not depend on the basis.
  public var allowsObjection: Bool {
    switch self {
    case .publicTask, .recognisedLegitimateInterest, .legitimateInterests: true
    case .consent, .contract, .legalObligation, .vitalInterests: false
    }
  }
}
