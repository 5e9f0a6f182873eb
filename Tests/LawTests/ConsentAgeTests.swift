import Formats
import Foundation
import Law
import Testing

@Suite struct ConsentAgeTests {
  @Test(
    "a child's own consent counts from the age the country's law says",
    arguments: [
      ("GB", 13), ("IE", 16), ("DE", 16), ("FR", 15), ("ES", 14), ("AT", 14), ("US", 13),
      ("DK", 15),
      ("RE", 15), ("AX", 13),
    ])
  func ages(code: String, age: Int) throws {
    #expect(ConsentAge.age(in: try #require(Country(code))) == age)
  }

  @Test(
    "a country we hold no rule for asks for a guardian until 18",
    arguments: ["CA", "CH", "GG", "KE", "AQ"])
  func unknown(code: String) throws {
    #expect(ConsentAge.age(in: try #require(Country(code))) == 18)
  }

  @Test("every country of the EU and EEA is within the 13 to 16 that Art 8 allows")
  func union() {
    for country in Country.all where country.regime == .eu {
      #expect((13...16).contains(ConsentAge.age(in: country)), "\(country)")
    }
  }

  @Test("the first day without a guardian is the birthday, and 1 March for a leap day's child")
  func majority() throws {
    let britain = try #require(Country("GB"))
    let france = try #require(Country("FR"))
    func first(_ born: String, _ country: Country) throws -> String {
      ConsentAge.majority(born: try #require(CivilDate(born)), in: country).iso
    }
    #expect(try first("2013-11-21", britain) == "2026-11-21")
    #expect(try first("2012-02-29", britain) == "2025-03-01")
    #expect(try first("2012-02-28", britain) == "2025-02-28")
    #expect(try first("2012-02-29", france) == "2027-03-01")
    let germany = try #require(Country("DE"))
    #expect(try first("2012-02-29", germany) == "2028-02-29")
  }

  @Test("no birthday is early: on the day before, the person is younger by the calendar")
  func neverEarly() throws {
    let britain = try #require(Country("GB"))
    for days in Int32(10_000)..<Int32(14_000) {
      let born = CivilDate(days: days)
      let first = ConsentAge.majority(born: born, in: britain)
      let hadBirthday = (first.month, first.day) >= (born.month, born.day)
      #expect(first.year == born.year + 13 && hadBirthday)
      let before = first.adding(days: -1)
      #expect((before.year, before.month, before.day) < (born.year + 13, born.month, born.day))
    }
  }

  @Test("each code stands once in the table, with a source")
  func table() {
    #expect(Set(ConsentAge.table.map(\.code)).count == ConsentAge.table.count)
    #expect(ConsentAge.table.allSatisfy { !$0.source.isEmpty })
  }

  @Test("the table agrees with the survey it was made from", .enabled(if: survey != nil))
  func agreesWithSurvey() throws {
    var reader = try CSVReader(path: try #require(survey))
    var codes: [String] = []
    _ = try reader.next()
    while let row = try reader.next() {
      guard case .record(let record) = row else {
        Issue.record("the survey has a malformed row")
        return
      }
      let code = try #require(record.string(0))
      codes.append(code)
      let entry = try #require(ConsentAge.table.first { $0.code == code }, "\(code)")
      #expect(entry.age == record.string(2).flatMap { Int($0) }, "\(code)")
      #expect(entry.status.rawValue == record.string(5), "\(code)")
    }
    #expect(codes == ConsentAge.table.map(\.code))
  }
}

/// The survey's file, where this machine has it beside the repository.
private let survey: String? = {
  var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let file = folder.appendingPathComponent("shared/data/child_consent_age.csv")
    if FileManager.default.fileExists(atPath: file.path) { return file.path }
  }
  return nil
}()
