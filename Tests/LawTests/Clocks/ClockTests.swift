import Formats
import Law
import Testing

@Suite struct ClockTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private func question(
    _ law: String?, _ right: ClockRight, _ received: String
  ) throws -> ClockQuestion {
    var question = ClockQuestion(law: law, right: right, received: try day(received))
    if law == "uk-gdpr" { question.region = .englandAndWales }
    return question
  }

  @Test("a notice after the first period before weekends brings no extension")
  func notice() throws {
    var question = try question("uk-gdpr", .access, "2026-09-03")
    question.notice = try day("2026-10-03")
    #expect(try question.deadline().legalDue?.iso == "2026-12-03")
    question.notice = try day("2026-10-06")
    let late = try question.deadline()
    #expect(late.legalDue?.iso == "2026-10-05")
    #expect(!late.isExtended)
    #expect(late.warnings.contains { $0.contains("not available") })
    question.pauses = [try ClockPause(day("2026-09-10"), day("2026-09-16"))]
    #expect(try question.deadline().isExtended)
  }

  @Test("an open question makes the clock stand, and the explanation says since when")
  func standing() throws {
    var question = try question("uk-gdpr", .access, "2026-09-03")
    question.pauses = [try ClockPause(day("2026-09-10"), nil)]
    let deadline = try question.deadline()
    #expect(deadline.standsSince?.iso == "2026-09-10")
    #expect(deadline.legalDue == nil && deadline.safeDue == nil)
    #expect(deadline.steps.contains { $0.text.contains("stands since Thursday 10 September 2026") })
  }

  @Test("each step names its article")
  func steps() throws {
    let deadline = try question("uk-gdpr", .access, "2026-01-31").deadline()
    #expect(
      deadline.steps.map(\.text).prefix(3) == [
        "The request was received on Saturday 31 January 2026.",
        "1 month on: the same date, Saturday 28 February 2026.",
        "That month has no day 31, so the period ends with its last day.",
      ])
    #expect(deadline.steps.allSatisfy { !$0.source.isEmpty })
    #expect(deadline.steps[1].source == "UK GDPR Art 12A(1)")
    #expect(deadline.safeDue?.iso == "2026-02-27")
  }

  @Test("only access under the UK GDPR pauses, and only what exists is counted")
  func refusals() throws {
    for (law, right) in [("uk-gdpr", ClockRight.erasure), ("eu-gdpr", .access), ("ccpa", .access)] {
      var question = try question(law, right, "2026-09-03")
      question.pauses = [try ClockPause(day("2026-09-10"), day("2026-09-12"))]
      #expect(throws: ClockError.self) { try question.deadline() }
    }
    #expect(throws: ClockError.lawUnknown("xx")) {
      try question("xx", .access, "2026-01-01").deadline()
    }
    #expect(throws: ClockError.self) { try question("ut", .appeal, "2026-01-01").deadline() }
    #expect(throws: ClockError.pauseBackwards) {
      try ClockPause(try day("2026-09-12"), try day("2026-09-10"))
    }
    var french = try question("eu-gdpr", .access, "2026-01-01")
    french.place = "GB"
    #expect(throws: ClockError.placeOutside(law: "eu-gdpr", place: "GB")) {
      try french.deadline()
    }
  }

  @Test("the laws of the United States count from the day after receipt, and do not roll")
  func unitedStates() throws {
    var california = try question("ccpa", .access, "2026-03-01")
    #expect(try california.deadline().legalDue?.iso == "2026-04-15")
    #expect(try california.deadline().safeDue?.iso == "2026-04-14")
    california.notice = try day("2026-04-10")
    #expect(try california.deadline().legalDue?.iso == "2026-05-30")
    let acknowledged = try question("ccpa", .acknowledgement, "2026-03-02").deadline()
    #expect(acknowledged.legalDue?.iso == "2026-03-16")
    #expect(try question("ccpa", .optOut, "2026-03-02").deadline().legalDue?.iso == "2026-03-23")
    #expect(try question("ia", .access, "2026-01-15").deadline().legalDue?.iso == "2026-04-15")
    #expect(try question("va", .appeal, "2026-01-15").deadline().legalDue?.iso == "2026-03-16")
    #expect(ClockLaw.all.count { $0.codes.first?.hasPrefix("US-") == true } == 20)
  }

  @Test("information about data from others is owed at the earliest of three days")
  func informing() throws {
    var question = try question("uk-gdpr", .notice, "2026-09-03")
    question.firstCommunication = try day("2026-09-10")
    question.firstDisclosure = try day("2026-09-08")
    let deadline = try question.deadline()
    #expect(deadline.legalDue?.iso == "2026-09-08")
    #expect(try #require(deadline.safeDue) <= (try day("2026-09-08")))
  }

  @Test("a place that is not known takes the strictest law, and says so")
  func strictest() throws {
    let unknown = try question(nil, .erasure, "2026-03-02").deadline()
    #expect(unknown.warnings.first?.hasPrefix("Strictest of") == true)
    let every = try ClockLaw.all.filter { $0.rule(for: .erasure) != nil }
      .map { try #require(try question($0.id, .erasure, "2026-03-02").deadline().legalDue) }
    #expect(unknown.legalDue == every.min())
    var somewhere = try question(nil, .access, "2026-03-02")
    somewhere.place = "FR"
    #expect(try somewhere.deadline().law.id == "eu-gdpr")
    let union = try question("eu-gdpr", .access, "2026-04-14").deadline()
    #expect(union.legalDue?.iso == "2026-05-14")
    #expect(union.warnings.contains { $0.contains("No country was given") })
  }

  @Test("a deadline after the known holidays warns, and an operator's day is kept free")
  func coverage() throws {
    let late = try question("uk-gdpr", .access, "2028-12-20").deadline()
    #expect(late.warnings.contains { $0.contains("end of 2028") })
    var added = try question("uk-gdpr", .access, "2026-09-07")
    added.holidays = [Holiday(try day("2026-10-07"), "Jubilee")]
    #expect(try added.deadline().legalDue?.iso == "2026-10-08")
  }
}
