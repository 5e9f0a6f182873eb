import Formats
import Questions

extension Workspace {
  /// The public questions that wait: for an answer, and to be read at all.
  func waitingQuestions(_ asked: TodayQuestion) async throws -> Today.Part? {
    let owed = try await questions.owed(by: asked.team, on: asked.day, limit: asked.limit)
    var lines = owed.first.map { Self.line($0, asked) }
    var count = owed.count
    // What nobody has read belongs to no team, and its words may name somebody: they are not shown here.
    if asked.team == nil {
      let unread = try await questions.unread(limit: max(0, asked.limit - lines.count))
      count += unread.count
      lines += unread.first.map {
        Today.Line(
          place: .unread($0.id), what: "A question of \(HumanDate.text($0.asked))",
          why: "Nobody has read it. Accept it with a day for its answer, or decline it.",
          team: nil, due: nil, isOverdue: false)
      }
    }
    guard count > 0 else { return nil }
    return Today.Part(kind: .questions, lines: lines, count: count, overdue: owed.overdue)
  }

  private static func line(_ question: Question, _ asked: TodayQuestion) -> Today.Line {
    let isOverdue = question.isOverdue(on: asked.day)
    let owner = question.owner ?? "Nobody"
    let day = question.promised.map { HumanDate.text($0) } ?? "no day"
    return Today.Line(
      place: .question(question.id), what: short(question.text ?? "A question"),
      why: isOverdue
        ? "\(owner) promised an answer by \(day), in public."
        : "\(owner) has promised an answer by \(day).",
      team: question.owner, due: question.promised, isOverdue: isOverdue)
  }

  /// The beginning of a text on one line.
  private static func short(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 100 ? line : line.prefix(99) + "…"
  }
}
