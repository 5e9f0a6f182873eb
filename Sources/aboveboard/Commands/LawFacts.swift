import ArgumentParser
import Formats
import Law

/// The facts of a deadline, as options.
struct LawFacts: ParsableArguments {
  @Option(help: "A law of `law list`; left out, the one of the place, or the strictest.")
  var law: String?

  @Option(help: "What it is for: access, erasure, complaint, breach …; `law show` has all.")
  var right: String

  @Option(help: ArgumentHelp("The day of receipt.", valueName: "date"))
  var received: String?

  @Option(help: ArgumentHelp("The day on which proof of identity arrived.", valueName: "date"))
  var identity: String?

  @Option(help: ArgumentHelp("The day on which a fee was paid.", valueName: "date"))
  var fee: String?

  @Option(help: "england-and-wales, scotland or northern-ireland.")
  var region: String?

  @Option(help: ArgumentHelp("Country, or part of one: FR, US-VA, CA-QC.", valueName: "code"))
  var country: String?

  @Flag(help: "The period is extended.")
  var extended = false

  @Option(help: ArgumentHelp("The day of the extension's notice.", valueName: "date"))
  var notice: String?

  @Option(
    help: ArgumentHelp(
      "A question to the person, asked and answered; A.. while it is open. Repeatable.",
      valueName: "a..b"))
  var pause: [String] = []

  @Option(help: ArgumentHelp("The moment a breach was known, with Z or offset.", valueName: "time"))
  var aware: String?

  @Option(help: ArgumentHelp("The first message to the person (right notice).", valueName: "date"))
  var communication: String?

  @Option(help: ArgumentHelp("The first disclosure (right notice).", valueName: "date"))
  var disclosure: String?

  @Option(help: ArgumentHelp("A day of rest to add. Repeatable.", valueName: "date[=name]"))
  var addHoliday: [String] = []

  func parsedRight() throws -> ClockRight {
    guard let right = ClockRight(named: right) else {
      let names = ClockRight.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--right: there is no such right; there are: \(names)")
    }
    return right
  }

  /// What the options say, for any clock but that of a breach.
  func question(for right: ClockRight) throws -> ClockQuestion {
    guard aware == nil else {
      throw ValidationError("--aware belongs to --right breach; give --received here")
    }
    guard let received else { throw ValidationError("--received: give the day of receipt") }
    var question = ClockQuestion(law: law, right: right, received: try day(received, "received"))
    question.identity = try day(identity, "identity")
    question.fee = try day(fee, "fee")
    question.notice = try day(notice, "notice")
    question.isExtended = extended || notice != nil
    question.firstCommunication = try day(communication, "communication")
    question.firstDisclosure = try day(disclosure, "disclosure")
    question.place = country
    question.region = try region.map { try Self.region($0) }
    question.holidays = try addHoliday.map { try holiday($0) }
    question.pauses = try pause.map { try Self.pause($0) }
    return question
  }

  /// The moment of awareness, and whether it was typed without seconds.
  func parsedAware() throws -> (moment: Timestamp, inMinutes: Bool) {
    let dayOptions: [(String?, String)] = [
      (received, "received"), (identity, "identity"), (fee, "fee"), (notice, "notice"),
      (pause.first, "pause"), (communication, "communication"), (disclosure, "disclosure"),
      (addHoliday.first, "add-holiday"), (extended ? "" : nil, "extended"),
    ]
    for (value, name) in dayOptions where value != nil {
      throw ValidationError("--\(name) is not for a breach, which counts hours from --aware")
    }
    if let region { _ = try Self.region(region) }
    guard let aware else {
      throw ValidationError("--aware: give the moment of awareness, such as 2026-11-20T17:25Z")
    }
    if aware.contains("T"), let moment = Timestamp(aware) { return (moment, false) }
    // RFC 3339 wants seconds; nobody knows of a breach to the second.
    let bytes = Array(aware.utf8)
    if bytes.count >= 17, bytes[10] == UInt8(ascii: "T"),
      let moment = Timestamp(aware.prefix(16) + ":00" + aware.dropFirst(16))
    {
      return (moment, true)
    }
    throw ValidationError(
      "--aware: not a moment with its zone; write 2026-11-20T17:25Z or 2026-11-20T18:25+01:00")
  }

  static func refusal(_ error: any Error) -> any Error {
    guard let error = error as? ClockError else { return error }
    return ValidationError("--\(error.option): \(error)")
  }

  static func region(_ text: String) throws -> UKRegion {
    guard let region = UKRegion(rawValue: text) else {
      let names = UKRegion.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--region: there is no such region; there are: \(names)")
    }
    return region
  }

  private static func pause(_ text: String) throws -> ClockPause {
    guard let dots = text.firstRange(of: ".."),
      let first = CivilDate(text[..<dots.lowerBound])
    else { throw ValidationError("--pause: write it 2026-09-10..2026-09-16, or 2026-09-10..") }
    let rest = text[dots.upperBound...]
    let last = CivilDate(rest)
    guard rest.isEmpty || last != nil else {
      throw ValidationError("--pause: its second day is not a real date written YYYY-MM-DD")
    }
    do { return try ClockPause(first, last) } catch { throw refusal(error) }
  }

  private func holiday(_ text: String) throws -> Holiday {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard let first = parts.first, let date = CivilDate(first) else {
      throw ValidationError("--add-holiday: not a real date; write 2027-05-10 or 2027-05-10=NAME")
    }
    return Holiday(date, parts.count > 1 ? String(parts[1]) : "added holiday")
  }

  private func day(_ text: String?, _ option: String) throws -> CivilDate? {
    try text.map { try day($0, option) }
  }

  private func day(_ text: String, _ option: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
      throw ValidationError("--\(option): not a real date written YYYY-MM-DD")
    }
    return date
  }
}
