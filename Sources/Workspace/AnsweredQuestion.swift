public import Questions

/// A question with its newest answer.
public struct AnsweredQuestion: Sendable, Equatable {
  /// What was asked.
  public let question: Question
  /// What was answered.
  public let answer: Answer

  /// Puts the two together.
  public init(question: Question, answer: Answer) {
    self.question = question
    self.answer = answer
  }
}

extension Workspace {
  /// The questions that were answered last, each with its newest answer.
  ///
  /// - Parameter after: the last one seen, to go on from.
  public func answeredQuestions(after: String? = nil, limit: Int) async throws
    -> [AnsweredQuestion]
  {
    var found: [AnsweredQuestion] = []
    for question in try await questions.list(.answered, after: after, limit: limit) {
      guard let answer = try await questions.answers(of: question.id, limit: 1).first else {
        continue
      }
      found.append(AnsweredQuestion(question: question, answer: answer))
    }
    return found
  }
}
