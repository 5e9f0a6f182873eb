/// The public holidays of the member states of the Union and the EEA, by rule.
///
/// Regulation (EEC, Euratom) 1182/71 Art 2(1): the days that the state designates for the whole of it.
/// Holidays of a Land, canton, autonomous community or town are left out, and so are days off that a
/// government swaps for a working Saturday: leaving out only ever makes a deadline earlier. Compared for
/// 2012 to 2028 with the package `holidays` (`Scripts/holidays`); Saturdays and Sundays need no rule.
enum EuropeanHolidays {
  /// The rules by ISO 3166-1 code.
  static let byCountry: [String: [HolidayRule]] = [western, central, northern, southern, orthodox]
    .reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
}
