import Formats
import Forms
import Members
import Register
import TestSupport
import Testing

/// What is asked of answers before anything is recorded.
@Suite struct CheckTests {
  private func problems(
    _ club: Club, _ form: String = "join", _ change: (inout FormAnswers) throws -> Void
  ) throws -> [FormProblem.Place] {
    var answers = try club.adult()
    try change(&answers)
    guard
      case .problems(let problems) = try club.terms(form).check(answers, on: club.at.date)
    else { return [] }
    return problems.map(\.place)
  }

  @Test("what is needed must be given, what is not may be left out")
  func needed() async throws {
    let club = try await Club()
    #expect(try problems(club) { _ in } == [])
    let name = try club.field("name")
    #expect(try problems(club) { $0.values[name] = "  " } == [.field(name)])
    let email = try club.field("email")
    #expect(try problems(club) { $0.values[email] = "ada" } == [.field(email)])
  }

  @Test("an optional value without its tick is a problem, and with it is taken")
  func ticks() async throws {
    let club = try await Club()
    let country = try club.field("country")
    #expect(try problems(club) { $0.values[country] = "GB" } == [.field(country)])
    #expect(
      try problems(club) {
        $0.values[country] = "GB"
        $0.kept = [country]
      } == [])
  }

  @Test("answers to another version of the notice are not taken")
  func notice() async throws {
    let club = try await Club()
    #expect(try problems(club) { $0.notice = "privacy@2" } == [.form])
    #expect(try problems(club) { $0.notice = "" } == [.form])
  }

  @Test(
    "who may decide alone depends on the country, and unknown asks for a guardian",
    arguments: [
      ("12", "GB", false), ("13", "GB", true), ("15", "DE", false), ("16", "DE", true),
      ("17", "", false), ("18", "", true),
    ])
  func age(_ age: String, _ country: String, _ isOldEnough: Bool) async throws {
    let club = try await Club()
    let field = try club.field("country")
    let found = try problems(club) {
      $0.age = age
      $0.values[field] = country
      $0.kept = [field]
    }
    #expect(found == (isOldEnough ? [] : [.guardian]))
  }

  @Test("of declared age and date of birth the stricter counts")
  func stricter() async throws {
    let club = try await Club()
    let (born, country) = (try club.field("born"), try club.field("country"))
    func found(_ birth: String, _ age: String) throws -> [FormProblem.Place] {
      try problems(club) {
        $0.age = age
        $0.values[born] = birth
        $0.values[country] = "GB"
        $0.kept = [born, country]
      }
    }
    #expect(try found("2015-01-01", "34") == [.guardian])
    #expect(try found("1990-01-01", "9") == [.guardian])
    #expect(try found("2013-11-21", "") == [])
    #expect(try found("2013-11-22", "") == [.guardian])
    #expect(try problems(club) { $0.age = "" } == [.age])
    #expect(try problems(club) { $0.age = "old" } == [.age])
  }

  @Test("below the form's own age nobody takes part, also with a guardian")
  func least() async throws {
    let club = try await Club()
    let found = try problems(club, "prize") {
      $0.age = "15"
      $0.guardian = "mum@mail.example"
    }
    #expect(found == [.age])
    #expect(try problems(club, "prize") { $0.age = "16" } == [])
  }

  @Test("a guardian is somebody else, and is asked when they are named")
  func guardian() async throws {
    let club = try await Club()
    #expect(
      try problems(club) {
        $0.age = "9"
        $0.guardian = "ADA@mail.example"
      } == [.guardian])
    var answers = try club.adult()
    answers.age = "9"
    answers.guardian = "mum@mail.example"
    let verdict = try club.terms().check(answers, on: club.at.date)
    guard case .needsGuardian(_, let address) = verdict else {
      Issue.record("no guardian is asked")
      return
    }
    #expect(address == "mum@mail.example")
  }

  @Test("a form is closed after its last day")
  func closed() async throws {
    let club = try await Club()
    let form = try #require(FormID("prize").flatMap { club.inForce.register.forms[id: $0] })
    let last = try #require(CivilDate("2026-11-30"))
    _ = try FormTerms(form, inForce: club.inForce, on: last)
    #expect(throws: FormsError.closed(form.id)) {
      try FormTerms(form, inForce: club.inForce, on: last.adding(days: 1))
    }
  }

  @Test("what a form says names sponsor, gift, purposes, recipients and what is special")
  func words() async throws {
    let club = try await Club()
    let join = try club.terms()
    let offers = try #require(join.offered.last)
    let words = offers.words(of: join.organisation)
    #expect(words.contains("baby offers") && words.contains("Maker") && words.contains("The Club"))
    #expect(!words.contains("due"))
    #expect(offers.expressWords?.contains("the date your baby is due") == true)
    #expect(join.offered.first?.expressWords == nil)
    let due = try #require(join.asked.last)
    #expect(due.keepWords(of: join.organisation).contains("expressly"))
    #expect(due.keepWords(of: join.organisation).contains("Maker may get it"))
    let prize = try club.terms("prize")
    #expect(prize.sponsor?.label == "Maker" && prize.point.gift == "a pram")
  }
}
