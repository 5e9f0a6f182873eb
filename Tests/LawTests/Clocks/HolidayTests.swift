import Formats
import Law
import Testing

@Suite struct HolidayTests {
  private func dates(_ code: String, _ year: Int) throws -> [String] {
    let country = try #require(Country(code))
    return try #require(HolidayPlace(country)).holidays(in: year).map(\.date.iso)
  }

  @Test("the bank holidays of each part of the United Kingdom are all there")
  func british() {
    #expect(BankHolidays.all(in: .englandAndWales).count == 140)
    #expect(BankHolidays.all(in: .scotland).count == 157)
    #expect(BankHolidays.all(in: .northernIreland).count == 174)
    let christmas = HolidayPlace.unitedKingdom(.englandAndWales).holidays(in: 2026)
      .suffix(2).map(\.date.iso)
    #expect(christmas == ["2026-12-25", "2026-12-28"])
  }

  @Test("both Easters fall where the churches keep them")
  func easter() throws {
    for day in ["2024-04-01", "2025-04-21", "2026-04-06", "2027-03-29", "2028-04-17"] {
      #expect(try dates("FR", try #require(CivilDate(day)).year).contains(day))
    }
    for day in ["2024-05-06", "2025-04-21", "2026-04-13", "2027-05-03", "2028-04-17"] {
      #expect(try dates("GR", try #require(CivilDate(day)).year).contains(day))
    }
  }

  @Test("every state of the EU and the EEA has holidays, and territories those of their state")
  func everywhere() throws {
    #expect(HolidayPlace.allEuropean.count == 30)
    #expect(try dates("RE", 2026) == dates("FR", 2026))
    #expect(HolidayPlace(try #require(Country("CH"))) == nil)
  }

  @Test("a holiday that moves off a weekend is kept on the next free day")
  func moved() throws {
    #expect(try dates("BG", 2021).contains("2021-05-04"))
    #expect(try dates("BG", 2021).suffix(2) == ["2021-12-27", "2021-12-28"])
    #expect(try dates("LV", 2024).contains("2024-05-06"))
    #expect(try dates("US", 2021).contains("2021-12-31"))
  }
}
