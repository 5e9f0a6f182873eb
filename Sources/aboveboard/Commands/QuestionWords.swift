import Formats
import Questions

/// Questions as people and programs read them.
enum QuestionWords {
  static func state(_ question: Question, on day: CivilDate) -> String {
    question.isOverdue(on: day) ? "overdue" : question.state.rawValue
  }

  /// Its words on one line.
  static func line(_ question: Question) -> String {
    (question.text ?? "").split(separator: "\n").joined(separator: " ")
  }

  static func json(_ question: Question) -> JSON {
    [
      "id": .string(question.id), "text": question.text.map { .string($0) } ?? .null,
      "pen_name": question.penName.map { .string($0) } ?? .null,
      "state": .string(question.state.rawValue),
      "owner": question.owner.map { .string($0) } ?? .null,
      "promised": question.promised.map { .string($0.iso) } ?? .null,
      "reason": question.reason.map { .string($0) } ?? .null,
      "asked": .string(question.asked.rfc3339),
      "accepted": question.accepted.map { .string($0.rfc3339) } ?? .null,
      "answered": question.answered.map { .string($0.rfc3339) } ?? .null,
      "declined": question.declined.map { .string($0.rfc3339) } ?? .null,
      "versions": .integer(Int64(question.versions)),
    ]
  }
}
