/// Data that law protects more: the special categories of GDPR Art 9(1), and offences of Art 10.
///
/// An inference about a person belongs to the category of what is inferred.
public enum SpecialCategory: String, Codable, Sendable, Hashable, CaseIterable {
  /// Data revealing racial or ethnic origin.
  case raceEthnicity = "race-ethnicity"
  /// Data revealing political opinions.
  case politicalOpinion = "political-opinion"
  /// Data revealing religious or philosophical beliefs.
  case religionBelief = "religion-belief"
  /// Data revealing trade union membership.
  case tradeUnion = "trade-union"
  /// Genetic data, Art 4(13).
  case genetic
  /// Biometric data for uniquely identifying a person, Art 4(14).
  case biometricID = "biometric-id"
  /// Data concerning health, Art 4(15): pregnancy, fertility, due date, birth, loss, mental health.
  case health
  /// Data concerning a person's sex life.
  case sexLife = "sex-life"
  /// Data concerning a person's sexual orientation.
  case sexualOrientation = "sexual-orientation"
  /// Criminal convictions and offences; under Art 10, not one of Art 9's categories.
  case criminal
}

extension SpecialCategory {
  /// The name a reader understands.
  public var title: String {
    switch self {
    case .raceEthnicity: "Racial or ethnic origin"
    case .politicalOpinion: "Political opinions"
    case .religionBelief: "Religious or philosophical beliefs"
    case .tradeUnion: "Trade union membership"
    case .genetic: "Genetic data"
    case .biometricID: "Biometric data that identifies"
    case .health: "Health"
    case .sexLife: "Sex life"
    case .sexualOrientation: "Sexual orientation"
    case .criminal: "Criminal convictions and offences"
    }
  }

  /// The article that protects the category, the same in the GDPR and the UK GDPR.
  public var article: String {
    switch self {
    case .genetic: "Art 9(1), 4(13)"
    case .biometricID: "Art 9(1), 4(14)"
    case .health: "Art 9(1), 4(15)"
    case .criminal: "Art 10"
    default: "Art 9(1)"
    }
  }

  /// Tells whether consent, where it is relied on, must be explicit: Art 9(2)(a), so not for Art 10.
  public var needsExplicitConsent: Bool { self != .criminal }

  /// The term of the W3C Data Privacy Vocabulary's extension for personal data (2.3).
  public var dpv: String {
    switch self {
    case .raceEthnicity: "pd:EthnicOrigin"
    case .politicalOpinion: "pd:PoliticalOpinion"
    case .religionBelief: "pd:ReligiousBelief"
    case .tradeUnion: "pd:TradeUnionMembership"
    case .genetic: "pd:Genetic"
    case .biometricID: "pd:Biometric"
    case .health: "pd:Health"
    case .sexLife: "pd:SexualHistory"
    case .sexualOrientation: "pd:SexualPreference"
    case .criminal: "pd:Criminal"
    }
  }

  /// The data category of fideslang, or nil where it has none.
  public var fideslang: String? {
    switch self {
    case .raceEthnicity: "user.demographic.race_ethnicity"
    case .politicalOpinion: "user.demographic.political_opinion"
    case .religionBelief: "user.demographic.religious_belief"
    case .genetic: "user.health_and_medical.genetic"
    case .biometricID: "user.biometric"
    case .health: "user.health_and_medical"
    case .sexualOrientation: "user.demographic.sexual_orientation"
    case .criminal: "user.criminal_history"
    case .tradeUnion, .sexLife: nil
    }
  }
}
