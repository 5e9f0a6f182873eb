import Formats

/// The public holidays of the United States (5 USC 6103), and the days on which they are kept.
///
/// The Californian regulation says "business days" without a definition. State holidays that are not
/// federal, such as Cesar Chavez Day, are left out: that only ever makes a deadline earlier.
enum FederalHolidays {
  static let rules: [HolidayRule] = [
    HolidayRule(.nearest(1, 1), "New Year’s Day"),
    HolidayRule(.first(.monday, 1, 15), "Martin Luther King Day"),
    HolidayRule(.first(.monday, 2, 15), "Washington’s Birthday"),
    HolidayRule(.first(.monday, 5, 25), "Memorial Day"),
    HolidayRule(.nearest(6, 19), "Juneteenth", 2021...9999),
    HolidayRule(.nearest(7, 4), "Independence Day"),
    HolidayRule(.first(.monday, 9, 1), "Labor Day"),
    HolidayRule(.first(.monday, 10, 8), "Columbus Day"),
    HolidayRule(.nearest(11, 11), "Veterans Day"),
    HolidayRule(.first(.thursday, 11, 22), "Thanksgiving Day"),
    HolidayRule(.nearest(12, 25), "Christmas Day"),
  ]

  /// The holidays of a year, with a New Year's Day that is kept on 31 December before it.
  static func days(in year: Int) -> [Holiday] {
    (HolidayRule.days(of: rules, in: year) + HolidayRule.days(of: rules, in: year + 1))
      .filter { $0.date.year == year }
  }
}
