import Disclosure
import Findings
public import Formats
public import Questions
import Register
public import Store

extension Workspace {
  /// Gives a question an answer whose facts are worked out now; throws `QuestionError`.
  public func answer(
    _ question: String, _ text: String, actor: Actor, at now: Timestamp
  ) async throws -> Question {
    let text = try AnswerText(text)
    return try await questions.answer(
      question, text, facts: try await facts(Set(text.figures), at: now), actor: actor, at: now)
  }

  /// Holds every public answer against what is so now; a server does it now and then.
  ///
  /// - Returns: what it changed, or nil when another node is at it.
  public func recheckQuestions(at now: Timestamp) async throws -> Recheck? {
    try await database.lock("questions").hold { _ in
      let facts = try await facts(try await questions.bound(), at: now)
      return try await questions.recheck(facts, at: now)
    }
  }

  /// Works out some facts, those that cannot be as `.unknown`.
  public func facts(
    _ figures: Set<Figure>, at now: Timestamp
  ) async throws -> [Figure: FactValue] {
    guard !figures.isEmpty else { return [:] }
    let report = try await publicReport(at: now)
    let register = try await inForce().register
    let sent = try await disclosures.sent()
    var facts: [Figure: FactValue] = [:]
    for figure in figures {
      facts[figure] =
        switch figure.kind {
        case .members: Self.counted(report.members)
        case .fields: Self.counted(report.held.count)
        case .purposes: Self.counted(report.purposes.count)
        case .recipients: Self.named(report.shared.map(\.recipient))
        case .soldTo: Self.named(report.sold.map(\.recipient))
        case .registerVersion: .value(String(report.registerVersion))
        case .handovers:
          if let name = figure.name {
            Self.handovers(to: name, sent, register)
          } else {
            Self.counted(report.shared.reduce(0) { $0 + $1.handovers })
          }
        case .openFindings: Self.counted(try await findings.openCount())
        case .shared: try await shared(figure.name ?? "", at: now)
        case .lastScan: try await lastScan(figure.name ?? "", register)
        case .contacted: try await contacted(figure.name ?? "", register)
        case .contactedSince: try await contactedSince(figure.name ?? "", register)
        case .refusals: try await refusals(figure.name ?? "")
        case .recordSince: try await recordSince()
        }
    }
    return facts
  }
}
