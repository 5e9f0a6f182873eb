public import Formats
public import Store

extension Questions {
  /// Gives a question an answer, or a new version of it; the earlier ones stay.
  ///
  /// - Parameter facts: what the facts in the text are now. One that is missing or not known, and one that is not as
  ///   the text claims, stops the answer.
  /// - Throws: `QuestionError`.
  public func answer(
    _ id: String, _ text: AnswerText, facts: [Figure: FactValue], actor: Actor, at now: Timestamp
  ) async throws -> Question {
    for (figure, expects) in text.claims {
      let value = facts[figure] ?? .unknown
      guard value.outcome != .unknown else { throw QuestionError.unknownFact(figure.kind) }
      guard expects?.isMet(by: value) != false else {
        throw QuestionError.contradicted(figure.kind)
      }
    }
    return try await database.write { transaction in
      guard let question = try transaction.question(id) else { throw QuestionError.unknown }
      guard let owner = question.owner, [.accepted, .answered].contains(question.state) else {
        throw QuestionError.state(question.state)
      }
      let version = question.versions + 1
      var entries: [EntryDraft] = []
      for figure in text.figures {
        guard let value = facts[figure] else { throw QuestionError.unknownFact(figure.kind) }
        if let entry = try transaction.see(value, of: figure, at: now) { entries.append(entry) }
      }
      try transaction.run(
        """
        INSERT INTO question_answers (\(Answer.columns)) VALUES (\(id), \(version),
          \(text.source), \(now), \(actor.kind), \(actor.id), \(owner))
        """)
      try transaction.run(
        """
        UPDATE questions SET state = \(Question.State.answered), versions = \(version),
          answered_at = \(now) WHERE id = \(id)
        """)
      let leaf: [String: JSON] = [
        "version": .integer(Int64(version)),
        "text": .string(question.commitment(to: text.source)),
        "facts": .array(text.figures.map { .string($0.kind.rawValue) }),
        "by": .string(actor.kind.rawValue),
      ]
      entries.append(question.entry("question.answered", leaf, at: now))
      _ = try transaction.append(contentsOf: entries)
      return try transaction.question(id) ?? question
    }
  }
}

extension WriteTransaction {
  /// Keeps what a fact is when it is not what it was; returns the entry of a change.
  func see(_ value: FactValue, of figure: Figure, at now: Timestamp) throws -> EntryDraft? {
    let last = try first(
      """
      SELECT number, outcome, value FROM question_facts WHERE figure = \(figure.text)
      ORDER BY number DESC LIMIT 1
      """)
    if let last, try last.text(1) == value.outcome.rawValue,
      try last.text(2).utf8.elementsEqual(value.text.utf8)
    {
      return nil
    }
    let number = try (last?.int(0) ?? 0) + 1
    try run(
      """
      INSERT INTO question_facts (figure, number, outcome, value, seen_at)
      VALUES (\(figure.text), \(number), \(value.outcome), \(value.text), \(now))
      """)
    // The first sighting is part of the answer's own entry.
    guard number > 1 else { return nil }
    let leaf: JSON = [
      "fact": .string(figure.kind.rawValue), "outcome": .string(value.outcome.rawValue),
      "number": .integer(number),
    ]
    return EntryDraft(kind: "question.fact-changed", at: now) { _ in leaf }
  }
}
