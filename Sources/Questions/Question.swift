public import Formats
public import Store

/// Something that somebody asked us in public.
public struct Question: Sendable, Equatable, Identifiable {
  /// Where a question stands.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// It waits for somebody of ours to read it; nobody else sees it.
    case asked
    /// Everybody sees it, with the day by which it is answered.
    case accepted
    /// It has an answer.
    case answered
    /// It is not shown, and its words are not kept.
    case declined
  }

  /// The most characters of a question.
  public static let most = 500
  /// The most characters of a pen name.
  public static let mostOfName = 40

  /// Our own identifier, which is its public address once it is accepted.
  public let id: String
  /// What was asked; nil once it was declined.
  public let text: String?
  /// The name that the asker chose.
  public let penName: String?
  /// Where it stands.
  public let state: State
  /// The team that owes the answer.
  public let owner: String?
  /// The day by which it is promised.
  public let promised: CivilDate?
  /// Why it was declined.
  public let reason: String?
  /// When it was asked.
  public let asked: Timestamp
  /// When it was shown to everybody.
  public let accepted: Timestamp?
  /// When it got its newest answer.
  public let answered: Timestamp?
  /// When it was declined.
  public let declined: Timestamp?
  /// How many versions of an answer there are.
  public let versions: Int
  let salt: [UInt8]

  /// Whether it waits for its first answer, and the promised day has passed.
  public func isOverdue(on day: CivilDate) -> Bool {
    guard state == .accepted, let promised else { return false }
    return promised < day
  }
}

extension Question {
  static let columns: SQL = """
    id, text, pen_name, state, owner, promised, reason, asked_at, accepted_at, answered_at,
    declined_at, versions, salt
    """

  init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(3)) else {
      throw StoreError(.corrupt, "a row of questions is damaged")
    }
    self.init(
      id: try row.text(0), text: try row.textOrNil(1), penName: try row.textOrNil(2), state: state,
      owner: try row.textOrNil(4), promised: try row.dateOrNil(5), reason: try row.textOrNil(6),
      asked: try row.timestamp(7), accepted: try row.timestampOrNil(8),
      answered: try row.timestampOrNil(9), declined: try row.timestampOrNil(10),
      versions: Int(try row.int(11)), salt: try row.blob(12))
  }
}
