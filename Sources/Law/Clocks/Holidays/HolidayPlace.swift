import Formats

/// A place whose public holidays are known here.
public enum HolidayPlace: Sendable, Hashable {
  /// A part of the United Kingdom.
  case unitedKingdom(UKRegion)
  /// A state of the Union or the EEA.
  case european(Country)
  /// The United States: federal holidays.
  case unitedStates

  /// The place of a country: nil where no holidays are known, or where they differ within the country.
  public init?(_ country: Country) {
    if country.code == "US" {
      self = .unitedStates
      return
    }
    let state = Regime.unionTerritories[country.code] ?? country.code
    guard EuropeanHolidays.byCountry[state] != nil, let state = Country(state) else { return nil }
    self = .european(state)
  }

  /// Every state of the Union and the EEA, by code.
  public static let allEuropean: [HolidayPlace] = EuropeanHolidays.byCountry.keys.sorted()
    .compactMap { Country($0) }.map { .european($0) }

  /// Every part of the United Kingdom.
  public static let allBritish: [HolidayPlace] = UKRegion.allCases.map { .unitedKingdom($0) }

  /// The first year for which the holidays have been checked.
  public static let firstYear = 2012
  /// The last year for which the holidays have been checked.
  public static let lastYear = 2028

  /// The name in a sentence.
  public var name: String {
    switch self {
    case .unitedKingdom(let region): region.name
    case .european(let country): country.name
    case .unitedStates: "the United States"
    }
  }

  /// The public holidays of a year, by date; those of the United Kingdom end with 2028.
  public func holidays(in year: Int) -> [Holiday] {
    switch self {
    case .unitedKingdom(let region): BankHolidays.all(in: region).filter { $0.date.year == year }
    case .european(let country):
      HolidayRule.days(of: EuropeanHolidays.byCountry[country.code] ?? [], in: year)
    case .unitedStates: FederalHolidays.days(in: year)
    }
  }
}
