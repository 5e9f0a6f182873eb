public import Formats

/// From what age a child's own consent counts, country by country (GDPR Art 8, UK GDPR Art 8).
///
/// It matters where consent is the basis and the service is offered to a child directly.
public enum ConsentAge {
  /// The age where no rule is known to us: a guardian decides for every minor.
  public static let unknown = 18

  /// The age in years from which the person's own consent counts in a country.
  ///
  /// A country of the EU or EEA without a rule of its own has 16 (Art 8(1)); any other country that is
  /// not in the table, or has no fixed age, has 18, so that a gap asks for a guardian.
  public static func age(in country: Country) -> Int {
    let code = Regime.unionTerritories[country.code] ?? country.code
    if let row = table.first(where: { $0.code == code }) { return row.age ?? unknown }
    return country.regime == .eu ? 16 : unknown
  }

  /// The first day on which no guardian is needed: the birthday in the year the age is reached.
  ///
  /// Born on 29 February, that day is 1 March in a common year: a person has not completed a year
  /// before the day of birth is over. Where a law would say 28 February, this asks for a guardian one
  /// day longer.
  public static func majority(born: CivilDate, in country: Country) -> CivilDate {
    let birthday = born.adding(years: age(in: country))
    return birthday.day == born.day ? birthday : birthday.adding(days: 1)
  }
}
