import Formats

/// The Sunday of Easter, on which the movable holidays hang.
enum Easter {
  /// Easter of the western churches (Meeus, Jones and Butcher's anonymous Gregorian algorithm).
  static func western(_ year: Int) -> CivilDate? {
    let golden = year % 19
    let century = year / 100
    let ofCentury = year % 100
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * late + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Easter of the Orthodox churches in the Gregorian calendar (Meeus's Julian algorithm); 1900 to 2099.
  static func orthodox(_ year: Int) -> CivilDate? {
    let moon = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let sum = moon + weekday + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: 13)
  }
}
