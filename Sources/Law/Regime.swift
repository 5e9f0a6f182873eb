/// Which data-protection law governs a person or a transfer, as far as this product has its rules.
public enum Regime: String, Codable, Sendable, Hashable, CaseIterable {
  /// The UK GDPR and the Data Protection Act 2018, as amended by the Data (Use and Access) Act 2025.
  case uk
  /// Regulation (EU) 2016/679 (GDPR) in the EU and, by EEA Joint Committee Decision 154/2018, the EEA.
  case eu
  /// Any other law; nothing here is presumed about it.
  case other
}

extension Regime {
  /// The 27 member states of the European Union.
  static let memberStates: Set<String> = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV",
    "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
  ]

  /// Parts of the Union that have an ISO code of their own, with their member state (TFEU Art 355).
  static let unionTerritories: [String: String] = [
    "AX": "FI", "GF": "FR", "GP": "FR", "MF": "FR", "MQ": "FR", "RE": "FR", "YT": "FR",
  ]

  /// The members of the EEA outside the Union.
  static let eeaStates: Set<String> = ["IS", "LI", "NO"]
}

extension Country {
  /// The law that governs people who live here.
  ///
  /// Only `GB` is the United Kingdom: Guernsey, Jersey, the Isle of Man and Gibraltar have laws of
  /// their own. Åland and the outermost regions of France belong to the Union (TFEU Art 355).
  public var regime: Regime {
    if code == "GB" { return .uk }
    let isUnion = Regime.memberStates.contains(code) || Regime.unionTerritories[code] != nil
    return isUnion || Regime.eeaStates.contains(code) ? .eu : .other
  }
}
