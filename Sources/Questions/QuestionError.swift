/// Why a question or an answer is not taken; what was written is never repeated.
public enum QuestionError: Error, Equatable, CustomStringConvertible {
  /// There is no such question.
  case unknown
  /// Its state does not allow it.
  case state(Question.State)
  /// Nothing was asked.
  case noQuestion
  /// Nothing was answered.
  case noAnswer
  /// A team is missing.
  case noOwner
  /// Why it is declined is missing.
  case noReason
  /// The pen name is blank.
  case noName
  /// A text is too long.
  case tooLong(most: Int)
  /// A text holds characters that no page can show.
  case unshowable
  /// Very many questions wait to be read.
  case tooManyWaiting
  /// The promised day has passed already.
  case promisePassed
  /// A placeholder does not end, or says what no placeholder says.
  case brokenPlaceholder
  /// A placeholder names no fact.
  case unknownFigure
  /// A fact needs a name, or has none.
  case figureName(Figure.Kind)
  /// A fact cannot be worked out.
  case unknownFact(Figure.Kind)
  /// A fact is not as the answer claims.
  case contradicted(Figure.Kind)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown: "there is no such question; `aboveboard questions list` shows what there is"
    case .state(let state):
      "the question is \(state.rawValue), which does not allow this; nothing was changed"
    case .noQuestion: "a question needs words"
    case .noAnswer: "an answer needs words"
    case .noOwner: "a question needs an owner: name a team"
    case .noReason: "say why it is declined: the asker reads it"
    case .noName: "the name is blank; leave it out to stay unnamed"
    case .tooLong(let most): "that is too long: at most \(most) characters"
    case .unshowable:
      "the text holds control characters, which no page shows; write it without them"
    case .tooManyWaiting:
      "very many questions wait to be read; try again in a few days"
    case .promisePassed: "the promised day has passed already; name a later one"
    case .brokenPlaceholder:
      "a placeholder is broken; write {{members}}, {{shared:NAME}} or {{sold-to|expects none}}"
    case .unknownFigure:
      "a placeholder names no fact; there are "
        + Figure.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    case .figureName(let kind):
      switch kind.takesName {
      case .hasNone: "the fact \(kind.rawValue) takes no name; write {{\(kind.rawValue)}}"
      default: "the fact \(kind.rawValue) needs a name; write {{\(kind.rawValue):NAME}}"
      }
    case .unknownFact(let kind):
      "the fact \(kind.rawValue) cannot be worked out; check the name behind the colon"
    case .contradicted(let kind):
      "the fact \(kind.rawValue) is not as the answer claims; nothing was published"
    }
  }
}
