import Questions
import Testing

/// What stands in an answer's braces.
@Suite struct AnswerTextTests {
  @Test("a text is words and facts in their order, with what is claimed of them")
  func pieces() throws {
    let text = try AnswerText("We hold {{fields}} kinds; { sold to {{ sold-to | expects none }}.")
    #expect(
      text.pieces == [
        .words("We hold "), .figure(try Figure(parsing: "fields"), nil),
        .words(" kinds; { sold to "),
        .figure(try Figure(parsing: "sold-to"), AnswerText.Expectation.none),
        .words("."),
      ])
    #expect(try AnswerText("{{members}} {{members}}").figures.count == 1)
    #expect(try AnswerText("plain").figures.isEmpty)
  }

  @Test(
    "a placeholder that is broken is refused",
    arguments: [
      "{{members", "members}}", "}}{{members}}", "{{members|}}", "{{members|none}}",
      "{{members|expects none|x}}",
    ])
  func broken(_ text: String) {
    #expect(throws: QuestionError.brokenPlaceholder) { try AnswerText(text) }
  }

  @Test("a fact that is in no list is refused, and so is a name too many or too few")
  func closedList() {
    #expect(throws: QuestionError.unknownFigure) { try AnswerText("{{}}") }
    #expect(throws: QuestionError.unknownFigure) { try AnswerText("{{Members}}") }
    #expect(throws: QuestionError.unknownFigure) { try AnswerText("{{{members}}") }
    #expect(throws: QuestionError.figureName(.members)) { try AnswerText("{{members:us}}") }
    #expect(throws: QuestionError.figureName(.shared)) { try AnswerText("{{shared}}") }
    #expect(throws: QuestionError.figureName(.shared)) { try AnswerText("{{shared: }}") }
    #expect(throws: QuestionError.noAnswer) { try AnswerText(" ") }
    #expect(throws: QuestionError.tooLong(most: 5_000)) {
      try AnswerText(String(repeating: "x", count: 5_001))
    }
  }

  @Test("every fact reads back from its own text", arguments: Figure.Kind.allCases)
  func roundTrip(_ kind: Figure.Kind) throws {
    for name in [nil, "Circle: Ads, Inc"] {
      guard let figure = Figure(kind, name: name) else { continue }
      #expect(try Figure(parsing: figure.text) == figure)
    }
    #expect(Figure(kind) != nil || Figure(kind, name: "x") != nil)
  }

  @Test("no error repeats what was written")
  func silent() {
    #expect(throws: QuestionError.unknownFigure) { try AnswerText("{{quenby}}") }
    #expect(!QuestionError.unknownFigure.description.contains("quenby"))
    for state in Question.State.allCases {
      #expect(QuestionError.state(state).description.contains(state.rawValue))
    }
  }
}
