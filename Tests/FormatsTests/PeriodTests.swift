import Formats
import Foundation
import Testing

@Suite struct PeriodTests {
  @Test(
    "a period reads back as it is written",
    arguments: ["24 months", "3 years", "90 days", "1 month", "1 year", "2 weeks", "0 days"])
  func readsBack(text: String) {
    #expect(Period(text)?.text == text)
  }

  @Test(
    "what is not a period is refused",
    arguments: [
      "", "months", "24", "24months", "24  months", " 24 months", "24 months ", "1 months",
      "2 month", "-1 days", "+1 day", "1.5 years", "007 days", "10000 days", "24 Months",
      "24 fortnights", "99999999999999999999 days", "24 months\0",
    ])
  func refused(text: String) {
    #expect(Period(text) == nil)
  }

  @Test("a period ends on the calendar day, held at the month's end")
  func ends() throws {
    let start = try #require(CivilDate("2024-01-31"))
    #expect(Period("1 month")?.after(start).iso == "2024-02-29")
    #expect(Period("24 months")?.after(start).iso == "2026-01-31")
    #expect(Period("3 years")?.after(start).iso == "2027-01-31")
    #expect(Period("90 days")?.after(start).iso == "2024-04-30")
    #expect(Period("2 weeks")?.after(start).iso == "2024-02-14")
    #expect(Period("9999 years")?.after(start) == .latest)
  }

  @Test("a period is coded as its text")
  func codes() throws {
    let period = try #require(Period("24 months"))
    let data = try JSONEncoder().encode([period])
    #expect(String(decoding: data, as: UTF8.self) == #"["24 months"]"#)
    #expect(try JSONDecoder().decode([Period].self, from: data) == [period])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Period].self, from: Data(#"["soon"]"#.utf8))
    }
  }
}
