public import Formats

/// That a partner was sent a link to its questions.
public struct QuestionsAsked: Codable, Sendable, Equatable {
  /// The moment after which the link opens nothing.
  public var expires: Timestamp

  /// Makes it.
  public init(expires: Timestamp) { self.expires = expires }
}

/// What a partner says of itself; it counts for nothing until one of us accepts it.
public struct PartnerAnswers: Codable, Sendable, Equatable {
  /// The answer to one question.
  public struct Answer: Codable, Sendable, Equatable {
    /// What it is about.
    public var criterion: Criterion
    /// The partner's words.
    public var text: String

    /// Makes an answer.
    public init(criterion: Criterion, text: String) {
      self.criterion = criterion
      self.text = text
    }
  }

  /// Who answered, as they say.
  public var by: String
  /// The answers, one for each criterion.
  public var answers: [Answer]
  /// Other names and companies.
  public var names: [DeclaredName]
  /// Those who work on the data for it.
  public var subProcessors: [SubProcessor]

  /// Makes answers.
  public init(
    by: String, answers: [Answer], names: [DeclaredName], subProcessors: [SubProcessor]
  ) {
    self.by = by
    self.answers = answers
    self.names = names
    self.subProcessors = subProcessors
  }
}

/// That one of us accepted a partner's answers.
public struct AnswersAccepted: Codable, Sendable, Equatable {
  /// The record of the answers.
  public var answers: String

  /// Makes it.
  public init(answers: String) { self.answers = answers }
}
