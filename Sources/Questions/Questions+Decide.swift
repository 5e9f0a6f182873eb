public import Formats
public import Store

extension Questions {
  /// Shows a question to everybody, with the team that owes the answer and the day by which it is promised.
  ///
  /// - Throws: `QuestionError`.
  public func accept(
    _ id: String, owner: String, promised: CivilDate, actor: Actor, at now: Timestamp
  ) async throws -> Question {
    let owner = try Self.team(owner)
    guard promised >= now.date else { throw QuestionError.promisePassed }
    return try await change(id, in: [.asked]) { question, transaction in
      try transaction.run(
        """
        UPDATE questions SET state = \(Question.State.accepted), owner = \(owner),
          promised = \(promised), accepted_at = \(now) WHERE id = \(id)
        """)
      return question.entry(
        "question.accepted",
        ["promised": .string(promised.iso), "by": .string(actor.kind.rawValue)], at: now)
    }
  }

  /// Declines a question, with a reason for its asker; its words are not kept.
  ///
  /// One that was accepted by mistake, since it names a person, can be taken down; an answered one stays.
  ///
  /// - Throws: `QuestionError`.
  public func decline(
    _ id: String, reason: String, actor: Actor, at now: Timestamp
  ) async throws -> Question {
    let reason = try QuestionText.checked(reason, most: Question.most, empty: .noReason)
    return try await change(id, in: [.asked, .accepted]) { question, transaction in
      try transaction.run(
        """
        UPDATE questions SET state = \(Question.State.declined), reason = \(reason),
          text = \(nil as String?), pen_name = \(nil as String?), declined_at = \(now)
        WHERE id = \(id)
        """)
      return question.entry(
        "question.declined",
        [
          "reason": .string(question.commitment(to: reason)),
          "by": .string(actor.kind.rawValue),
        ], at: now)
    }
  }

  /// Gives an accepted or answered question to a team, or promises another day for the first answer.
  ///
  /// - Throws: `QuestionError`.
  public func assign(
    _ id: String, owner: String, promised: CivilDate? = nil, actor: Actor, at now: Timestamp
  ) async throws -> Question {
    let owner = try Self.team(owner)
    if let promised, promised < now.date { throw QuestionError.promisePassed }
    return try await change(id, in: [.accepted, .answered]) { question, transaction in
      guard promised == nil || question.state == .accepted else {
        throw QuestionError.state(question.state)
      }
      let day = promised ?? question.promised
      try transaction.run(
        "UPDATE questions SET owner = \(owner), promised = \(day) WHERE id = \(id)")
      return question.entry(
        "question.assigned",
        [
          "promised": day.map { .string($0.iso) } ?? .null,
          "by": .string(actor.kind.rawValue),
        ], at: now)
    }
  }

  static func team(_ name: String) throws(QuestionError) -> String {
    try QuestionText.checked(name, most: 100, empty: .noOwner)
  }

  /// Changes a question in one of some states; what `body` gives is appended last.
  func change(
    _ id: String, in states: Set<Question.State>,
    _ body: @escaping @Sendable (Question, any WriteTransaction) throws -> EntryDraft
  ) async throws -> Question {
    try await database.write { transaction in
      guard let question = try transaction.question(id) else { throw QuestionError.unknown }
      guard states.contains(question.state) else { throw QuestionError.state(question.state) }
      let entry = try body(question, transaction)
      try transaction.append(entry)
      return try transaction.question(id) ?? question
    }
  }
}

extension ReadTransaction {
  func question(_ id: String) throws -> Question? {
    try first("SELECT \(Question.columns) FROM questions WHERE id = \(id)").map(Question.init)
  }
}
