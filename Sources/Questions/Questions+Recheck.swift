public import Findings
public import Formats
import Store

/// What a look at the facts behind the answers has changed.
public struct Recheck: Sendable, Equatable {
  /// The facts that are not what they were.
  public var changed: [Figure] = []
  /// The findings that it opened, reopened and closed.
  public var findings = Reconciliation()

  /// Nothing.
  public init() {}
}

/// What can become a finding here; a kind once shipped keeps its meaning.
public enum QuestionFindingKind: String, Sendable, CaseIterable {
  /// An answer claims what is not so, or no longer.
  case contradicted = "answer-contradicted"
  /// A promised day has passed without an answer.
  case overdue = "answer-overdue"

  /// How many days its owner has.
  var days: Int {
    switch self {
    case .contradicted: 3
    case .overdue: 7
    }
  }
}

extension Questions {
  /// The facts to which the newest versions of all answers are bound.
  public func bound() async throws -> Set<Figure> {
    try await database.read { transaction in
      var figures: Set<Figure> = []
      try transaction.each(
        """
        SELECT a.text FROM question_answers a
        JOIN questions q ON q.id = a.question AND q.versions = a.version
        WHERE q.state = \(Question.State.answered) ORDER BY q.id
        """
      ) { row in
        guard let text = try? AnswerText(try row.text(0)) else {
          throw StoreError(.corrupt, "a row of question_answers is damaged")
        }
        figures.formUnion(text.figures)
      }
      return figures
    }
  }

  /// Holds every answer against the facts, and every promise against the day.
  ///
  /// A value is kept only when it changed. An answer that claims otherwise, and a promise that was not kept, become
  /// findings of the question's owner; they close by themselves with a new version or an answer.
  ///
  /// - Parameter facts: those of `bound()`; one that was not looked at stays as it was, and one that was looked at in
  ///   vain is `.unknown`.
  public func recheck(_ facts: [Figure: FactValue], at now: Timestamp) async throws -> Recheck {
    var result = Recheck()
    result.changed = try await database.writeAlone { transaction in
      var changed: [Figure] = []
      var entries: [EntryDraft] = []
      for (figure, value) in facts.sorted(by: { $0.key.text < $1.key.text }) {
        guard let entry = try transaction.see(value, of: figure, at: now) else { continue }
        changed.append(figure)
        entries.append(entry)
      }
      if !entries.isEmpty { _ = try transaction.append(contentsOf: entries) }
      return changed
    }
    var last = ""
    while true {
      let (start, limit) = (last, 200)
      let (ids, changes) = try await database.writeAlone { transaction in
        try transaction.judge(after: start, limit: limit, at: now)
      }
      result.findings.opened += changes.opened
      result.findings.reopened += changes.reopened
      result.findings.closed += changes.closed
      guard ids.count == limit, let end = ids.last else { return result }
      last = end
    }
  }
}

extension WriteTransaction {
  /// Opens and closes the findings of the next questions by name; their names are returned.
  fileprivate func judge(
    after id: String, limit: Int, at now: Timestamp
  ) throws -> (ids: [String], changes: Reconciliation) {
    // One that was taken down owes no answer any more, and its findings close.
    let questions = try rows(
      """
      SELECT \(Question.columns) FROM questions
      WHERE id > \(id) AND accepted_at IS NOT NULL ORDER BY id LIMIT \(limit)
      """
    ).map(Question.init)
    var changes = Reconciliation()
    var entries: [EntryDraft] = []
    for question in questions {
      let found = try Findings.reconcile(
        try observations(of: question, at: now), at: "question:\(question.id)",
        covered: Set(QuestionFindingKind.allCases.map(\.rawValue)), source: "recheck", now: now,
        self)
      changes.opened += found.changes.opened
      changes.reopened += found.changes.reopened
      changes.closed += found.changes.closed
      entries += found.entries
    }
    if !entries.isEmpty { _ = try append(contentsOf: entries) }
    return (questions.map(\.id), changes)
  }

  private func observations(of question: Question, at now: Timestamp) throws -> [Observation] {
    guard let owner = question.owner else { return [] }
    func observation(_ kind: QuestionFindingKind, key: String, _ title: String) -> Observation {
      Observation(kind: kind.rawValue, key: key, title: title, owner: owner, days: kind.days)
    }
    if question.isOverdue(on: now.date), let promised = question.promised {
      return [
        observation(
          .overdue, key: "promise",
          "A public question was to be answered by \(promised.iso) and is not.")
      ]
    }
    guard question.state == .answered,
      let row = try first(
        """
        SELECT \(Answer.columns) FROM question_answers
        WHERE question = \(question.id) AND version = \(question.versions)
        """)
    else { return [] }
    let answer = try Answer(row)
    return try answer.text.claims.enumerated().compactMap { place, claim in
      guard let expects = claim.expects else { return nil }
      let value = try sightings(of: claim.figure, from: now, to: nil).last?.value ?? .unknown
      guard !expects.isMet(by: value) else { return nil }
      // The name behind a fact is text that somebody wrote: a leaf holds its place instead.
      return observation(
        .contradicted, key: "version-\(answer.version)-fact-\(place + 1)",
        "A public answer \(expects.rawValue) of “\(claim.figure.text)”, which is now: \(value.text)."
      )
    }
  }
}
