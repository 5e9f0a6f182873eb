public import Formats
public import Store

/// One act of erasure, of one person or of a batch.
public struct ErasureAct: Sendable, Equatable {
  /// How far it has come.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// A legal hold stands on somebody in it: nothing is erased, and nothing is used, until it is lifted.
    case held
    /// It is being carried out, or waits to be tried again.
    case running
    /// Every step is done.
    case done
  }

  /// Why; a closed list, so that no free text about anybody is kept.
  public enum Reason: String, Sendable, CaseIterable, SQLBindable {
    /// The person asked for it (Article 17(1)).
    case asked
    /// The person took back the consent on which the data rested.
    case withdrawn
    /// The data are no longer needed.
    case unneeded
    /// The data were held unlawfully.
    case unlawful
    /// A law asks for it.
    case law
  }

  /// Its name, a UUIDv7; also the identifier in the journal of one person's.
  public var id: String
  /// How far it has come.
  public var state: State
  /// How many people it is about.
  public var people: Int
  /// Why.
  public var reason: Reason
  /// The request that it answers.
  public var request: String?
  /// When it was asked for.
  public var asked: Timestamp
  /// What kind of actor asked.
  public var by: Actor.Kind
  /// When the data was gone from the database.
  public var erased: Timestamp?
  /// When every step was done.
  public var done: Timestamp?
  /// When what failed is tried again.
  public var retry: Timestamp?
  /// The entry of the log.
  public var sequence: Int64?
  /// The newest certificate's statement.
  public var statement: JSON?
  /// The entry that names the statement.
  public var certified: Int64?

  static let columns: SQL = """
    id, state, people, reason, request, asked_at, asked_kind, erased_at, done_at, retry_at,
    sequence, statement, certified
    """

  init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(1)),
      let reason = Reason(rawValue: try row.text(3)),
      let by = Actor.Kind(rawValue: try row.text(6))
    else { throw StoreError(.corrupt, "a row of erasures is damaged") }
    id = try row.text(0)
    self.state = state
    people = Int(try row.int(2))
    self.reason = reason
    request = try row.textOrNil(4)
    asked = try row.timestamp(5)
    self.by = by
    erased = try row.timestampOrNil(7)
    done = try row.timestampOrNil(8)
    retry = try row.timestampOrNil(9)
    sequence = try row.intOrNil(10)
    statement = try row.textOrNil(11).map { try JSON(parsing: $0.utf8) }
    certified = try row.intOrNil(12)
  }
}

extension ErasureAct.Reason {
  /// The reason in words.
  public var words: String {
    switch self {
    case .asked: "the person asked for it"
    case .withdrawn: "the person took their consent back"
    case .unneeded: "the data is no longer needed"
    case .unlawful: "the data was held unlawfully"
    case .law: "a law asks for it"
    }
  }
}
