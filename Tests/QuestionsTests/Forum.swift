import Findings
import Formats
import Questions
import Store
import TestSupport

/// Questions in a database of their own, with somebody who asks and somebody who answers.
struct Forum {
  let folder: TestFolder
  let database: any Store.Database
  let questions: Questions
  let findings: Findings

  static let priya = Actor(kind: .staff, id: "priya")

  init() async throws {
    folder = try TestFolder()
    database = try await folder.database(of: Findings.migrations + Questions.migrations)
    questions = Questions(database: database)
    findings = Findings(database: database)
  }

  /// A question that everybody sees, promised for the tenth day.
  func accepted(_ text: String = "Have you ever sold our data?") async throws -> Question {
    let asked = try await questions.ask(text, at: moment(0)).question
    return try await questions.accept(
      asked.id, owner: "Community", promised: day(10), actor: Self.priya, at: moment(1))
  }

  @discardableResult
  func answer(
    _ id: String, _ text: String, _ facts: [String: FactValue] = [:], on day: Int64
  ) async throws -> Question {
    try await questions.answer(
      id, AnswerText(text), facts: Self.facts(facts), actor: Self.priya, at: moment(day))
  }

  func recheck(_ facts: [String: FactValue] = [:], on day: Int64) async throws -> Recheck {
    try await questions.recheck(Self.facts(facts), at: moment(day))
  }

  static func facts(_ facts: [String: FactValue]) throws -> [Figure: FactValue] {
    var found: [Figure: FactValue] = [:]
    for (name, value) in facts { found[try Figure(parsing: name)] = value }
    return found
  }

  /// The entries in their order.
  func entries() async throws -> [Entry] {
    try await database.read { try $0.entries(after: 0, limit: 1_000) }
  }
}

/// The moment of a number of days after 2026 began.
func moment(_ days: Int64) -> Timestamp { time(days * 86_400) }

/// The day of a number of days after 2026 began.
func day(_ days: Int) -> CivilDate { time(0).date.adding(days: days) }
