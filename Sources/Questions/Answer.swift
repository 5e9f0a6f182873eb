public import Formats
public import Store

/// One version of an answer; a later one never takes it away.
public struct Answer: Sendable, Equatable {
  /// The question.
  public let question: String
  /// 1 for the first.
  public let version: Int
  /// What it says.
  public let text: AnswerText
  /// When it was given.
  public let at: Timestamp
  /// The account that gave it, for staff alone.
  public let author: Actor
  /// The team in whose name it was given.
  public let owner: String
  /// What each of its facts was while it stood, the oldest value first.
  public internal(set) var facts: [Figure: [FactSighting]]

  /// The facts that are not as the answer claims.
  public var contradictions: [Figure] {
    text.claims.filter { claim in
      guard let expects = claim.expects else { return false }
      return !expects.isMet(by: facts[claim.figure]?.last?.value ?? .unknown)
    }.map(\.figure)
  }
}

extension Answer {
  static let columns: SQL = "question, version, text, at, actor_kind, actor_id, owner"

  init(_ row: Row) throws {
    guard let text = try? AnswerText(try row.text(2)),
      let kind = Actor.Kind(rawValue: try row.text(4))
    else { throw StoreError(.corrupt, "a row of question_answers is damaged") }
    self.init(
      question: try row.text(0), version: Int(try row.int(1)), text: text,
      at: try row.timestamp(3), author: Actor(kind: kind, id: try row.text(5)),
      owner: try row.text(6), facts: [:])
  }
}
