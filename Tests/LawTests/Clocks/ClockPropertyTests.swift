import Formats
import Law
import TestSupport
import Testing

/// What holds of every month that is counted by the UK GDPR or the GDPR.
@Suite struct ClockPropertyTests {
  private static let first = CivilDate(year: 2018, month: 5, day: 25) ?? .earliest

  private func question(_ random: inout SplitMix64) -> ClockQuestion {
    let received = Self.first.adding(days: Int.random(in: 0..<3600, using: &random))
    let isBritish = Bool.random(using: &random)
    var question = ClockQuestion(
      law: isBritish ? "uk-gdpr" : "eu-gdpr", right: .access, received: received)
    if isBritish {
      question.region = UKRegion.allCases.randomElement(using: &random)
    } else {
      question.place = ["FR", "DE", "GR", "IE", "NO", "PT"].randomElement(using: &random)
    }
    question.isExtended = Bool.random(using: &random)
    return question
  }

  private func pauses(
    _ random: inout SplitMix64, after start: CivilDate
  ) throws -> [ClockPause] {
    try (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let first = start.adding(days: Int.random(in: -5..<40, using: &random))
      return try ClockPause(
        first, first.adding(days: Int.random(in: 0..<12, using: &random)))
    }
  }

  private func calendar(_ question: ClockQuestion) throws -> WorkingCalendar {
    if let region = question.region { return WorkingCalendar([.unitedKingdom(region)]) }
    let country = try #require(Country(question.place ?? ""))
    return WorkingCalendar([try #require(HolidayPlace(country))])
  }

  @Test("a deadline in months is a working day, 28 days on at least, and the safe date is no later")
  func bounds() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let question = question(&random)
      let deadline = try question.deadline()
      let legal = try #require(deadline.legalDue)
      let safe = try #require(deadline.safeDue)
      #expect(try calendar(question).rest(on: legal) == nil)
      #expect(legal >= deadline.start.adding(days: 28))
      let unrolled = try #require(deadline.unrolled)
      #expect(safe <= legal && safe < unrolled)
      #expect(safe >= deadline.start)
    }
  }

  @Test("a later start never makes a deadline earlier")
  func monotone() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<2000 {
      var question = question(&random)
      let before = try question.deadline()
      question.received = question.received.adding(days: 1)
      let after = try question.deadline()
      #expect(try #require(before.legalDue) <= (try #require(after.legalDue)))
      #expect(try #require(before.safeDue) <= (try #require(after.safeDue)))
    }
  }

  @Test("a pause never makes a deadline earlier, and the order of pauses does not matter")
  func pausing() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      var question = question(&random)
      question.law = "uk-gdpr"
      question.place = nil
      let plain = try question.deadline()
      question.pauses = try pauses(&random, after: question.received)
      let paused = try question.deadline()
      #expect(try #require(plain.legalDue) <= (try #require(paused.legalDue)))
      #expect(try #require(plain.safeDue) <= (try #require(paused.safeDue)))
      question.pauses.shuffle(using: &random)
      #expect(try question.deadline() == paused)
    }
  }

  @Test("a breach is due 72 hours on to the second, whatever the day")
  func hours() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<500 {
      let aware = Timestamp(
        microseconds: Int64.random(in: 1_600_000_000..<1_800_000_000, using: &random) * 1_000_000)
      let british = try BreachClock.deadline(law: "uk-gdpr", aware: aware)
      #expect(british.legalDue == aware.adding(seconds: 72 * 3600))
      let union = try BreachClock.deadline(law: "eu-gdpr", aware: aware)
      #expect(union.safeDue == british.legalDue)
      #expect(union.legalDue > union.safeDue)
      #expect(union.legalDue <= union.safeDue.adding(seconds: 3600))
    }
  }
}
