import Formats
import Store

extension Questions {
  /// Questions in a state: those asked and declined by age, those accepted by promised day, those answered newest first.
  ///
  /// - Parameter after: the last one seen, to go on from.
  public func list(
    _ state: Question.State, after: String? = nil, limit: Int
  ) async throws -> [Question] {
    try await database.read { transaction in
      let page: (rest: SQL, order: SQL)
      switch state {
      case .asked, .declined:
        page = (after.map { "AND id > \($0)" } ?? "", "id")
      case .accepted:
        page = (
          after.map {
            "AND (promised, id) > (SELECT promised, id FROM questions WHERE id = \($0))"
          } ?? "", "promised, id"
        )
      case .answered:
        page = (
          after.map {
            "AND (answered_at, id) < (SELECT answered_at, id FROM questions WHERE id = \($0))"
          } ?? "", "answered_at DESC, id DESC"
        )
      }
      return try transaction.rows(
        """
        SELECT \(Question.columns) FROM questions WHERE state = \(state) \(page.rest)
        ORDER BY \(page.order) LIMIT \(max(limit, 0))
        """
      ).map(Question.init)
    }
  }

  /// How many questions are in a state.
  public func count(_ state: Question.State) async throws -> Int {
    try await database.read {
      Int(try $0.int("SELECT COUNT(*) FROM questions WHERE state = \(state)"))
    }
  }

  /// A question, for staff; throws `QuestionError.unknown`.
  public func find(_ id: String) async throws -> Question {
    guard let question = try await database.read({ try $0.question(id) }) else {
      throw QuestionError.unknown
    }
    return question
  }

  /// A question that everybody may see, or that it was taken down; throws `QuestionError.unknown`.
  public func findPublic(_ id: String) async throws -> Question {
    let question = try await find(id)
    guard question.accepted != nil else { throw QuestionError.unknown }
    return question
  }

  /// The question of its asker's secret name; throws `QuestionError.unknown`.
  public func find(link: String) async throws -> Question {
    let found = try await database.read { transaction in
      try transaction.first(
        "SELECT \(Question.columns) FROM questions WHERE link = \(Self.hash(link))"
      ).map(Question.init)
    }
    guard let found else { throw QuestionError.unknown }
    return found
  }

  /// Whether the same words were asked before.
  public func isKnown(_ text: String) async throws -> Bool {
    let text = try QuestionText.checked(text, most: Question.most, empty: .noQuestion)
    return try await database.read {
      try $0.exists("SELECT 1 FROM questions WHERE text = \(text) LIMIT 1")
    }
  }

  /// The newest versions of an answer, the newest first, each with what its facts were while it stood.
  public func answers(of id: String, limit: Int) async throws -> [Answer] {
    try await database.read { transaction in
      var answers = try transaction.rows(
        """
        SELECT \(Answer.columns) FROM question_answers WHERE question = \(id)
        ORDER BY version DESC LIMIT \(max(limit, 0))
        """
      ).map(Answer.init)
      var end: Timestamp?
      for place in answers.indices {
        let answer = answers[place]
        for figure in answer.text.figures {
          answers[place].facts[figure] = try transaction.sightings(
            of: figure, from: answer.at, to: end)
        }
        end = answer.at
      }
      return answers
    }
  }
}

extension ReadTransaction {
  /// What a fact was from a time on: the value of that time, and the newest of those after it.
  func sightings(of figure: Figure, from start: Timestamp, to end: Timestamp?) throws
    -> [FactSighting]
  {
    let until: SQL = end.map { "AND seen_at < \($0)" } ?? ""
    var found: [FactSighting] = []
    for row in try rows(
      """
      SELECT outcome, value, seen_at FROM question_facts WHERE figure = \(figure.text) \(until)
      ORDER BY number DESC LIMIT 20
      """)
    {
      guard let outcome = FactValue.Outcome(rawValue: try row.text(0)) else {
        throw StoreError(.corrupt, "a row of question_facts is damaged")
      }
      let since = try row.timestamp(2)
      found.append(
        FactSighting(
          value: FactValue(outcome: outcome, text: try row.text(1)), since: since))
      if since <= start { break }
    }
    return found.reversed()
  }
}
