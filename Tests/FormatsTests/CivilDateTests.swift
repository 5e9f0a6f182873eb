import Formats
import Foundation
import TestSupport
import Testing

@Suite struct CivilDateTests {
  /// Counts on day by day by the plain rule, as a calendar on paper does.
  @Test("every day from 1600 to 2400 agrees with counting day by day")
  func agreesWithCounting() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days = try #require(CivilDate(year: 1600, month: 1, day: 1)).days
    var mistakes = 0
    for year in 1600...2400 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        for day in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
          let date = CivilDate(days: days)
          if date.year != year || date.month != month || date.day != day { mistakes += 1 }
          if CivilDate(year: year, month: month, day: day) != date { mistakes += 1 }
          days += 1
        }
      }
    }
    #expect(mistakes == 0)
  }

  @Test("known days have their known numbers")
  func knownDays() {
    #expect(CivilDate("1970-01-01")?.days == 0)
    #expect(CivilDate("2000-03-01")?.days == 11_017)
    #expect(CivilDate("2026-11-21")?.days == 20_778)
    #expect(CivilDate("1969-12-31")?.days == -1)
    #expect(CivilDate("0000-01-01") == .earliest)
    #expect(CivilDate("9999-12-31") == .latest)
  }

  @Test("the text of every day in a sample reads back")
  func textReadsBack() {
    for days in stride(from: CivilDate.earliest.days, through: CivilDate.latest.days, by: 997) {
      let date = CivilDate(days: days)
      #expect(CivilDate(date.iso) == date)
    }
  }

  @Test(
    "what is not a real date written YYYY-MM-DD is refused",
    arguments: [
      "", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "2025-02-29",
      "1900-02-29", "2026-01-01 ", " 2026-01-01", "2026/01/01", "20260101", "+2026-01-01",
      "-026-01-01", "12026-01-01", "2026-01-01T", "２０２６-01-01", "2026-01-0\u{0661}", "2026-01-01\0",
    ])
  func refused(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("adding months holds the day at the month's end")
  func monthsClamp() {
    #expect(CivilDate("2026-01-31")?.adding(months: 1).iso == "2026-02-28")
    #expect(CivilDate("2024-01-31")?.adding(months: 1).iso == "2024-02-29")
    #expect(CivilDate("2026-03-31")?.adding(months: -1).iso == "2026-02-28")
    #expect(CivilDate("2026-11-30")?.adding(months: 3).iso == "2027-02-28")
    #expect(CivilDate("2026-12-15")?.adding(months: 1).iso == "2027-01-15")
    #expect(CivilDate("2026-01-15")?.adding(months: -1).iso == "2025-12-15")
    #expect(CivilDate("2024-02-29")?.adding(years: 1).iso == "2025-02-28")
    #expect(CivilDate("2024-02-29")?.adding(years: 4).iso == "2028-02-29")
  }

  /// Goes month by month and then down from day 31, as one does on paper. (Foundation's Calendar is
  /// no oracle here: on Linux it gives 28 February in some leap years.)
  @Test("adding months agrees with going month by month on random dates")
  func agreesWithWalking() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let date = CivilDate(days: Int32.random(in: -100_000...100_000, using: &random))
      let months = Int.random(in: -300...300, using: &random)
      var (year, month, day) = (date.year, date.month, date.day)
      for _ in 0..<abs(months) {
        month += months.signum()
        if month == 13 { (year, month) = (year + 1, 1) }
        if month == 0 { (year, month) = (year - 1, 12) }
      }
      while CivilDate(year: year, month: month, day: day) == nil { day -= 1 }
      #expect(
        date.adding(months: months) == CivilDate(year: year, month: month, day: day),
        "\(date) + \(months)")
    }
  }

  @Test("arithmetic stops at the ends of the calendar and never traps")
  func saturates() {
    let date = CivilDate(days: 20_000)
    for count in [Int.max, Int.max - 1, 1 << 40, 200_000_000] {
      #expect(date.adding(days: count) == .latest)
      #expect(date.adding(months: count) == .latest)
      #expect(date.adding(years: count) == .latest)
      #expect(date.adding(days: -count) == .earliest)
      #expect(date.adding(months: -count) == .earliest)
      #expect(date.adding(years: -count) == .earliest)
    }
    #expect(date.adding(days: .min) == .earliest)
    #expect(date.adding(months: .min) == .earliest)
    #expect(CivilDate(days: .max) == .latest)
    #expect(CivilDate(days: .min) == .earliest)
  }

  @Test("a date is coded as its text, and a false one is refused")
  func codes() throws {
    let date = try #require(CivilDate("2026-11-21"))
    #expect(String(decoding: try JSONEncoder().encode([date]), as: UTF8.self) == #"["2026-11-21"]"#)
    let read = try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-11-21"]"#.utf8))
    #expect(read == [date])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }
}
