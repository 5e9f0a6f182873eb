public import Formats
import Index
public import Register
import Store

/// What was asked back of one recipient for one person.
public struct AskedBack: Sendable, Equatable {
  /// Of whom.
  public var recipient: RecipientID
  /// On which UTC day.
  public var day: CivilDate
  /// The recipient is asked to delete or to correct.
  public var action: RecallAction
  /// Which field; empty for everything.
  public var field: String
  /// How it is answered.
  public var word: RecallWord
}

extension Disclosures {
  /// The recalls, newest first.
  ///
  /// - Parameters:
  ///   - recipient: those made to one alone, such as for its door.
  ///   - isOpen: those alone that are not answered whole.
  ///   - before: the name of the last one seen.
  public func recalls(
    of recipient: RecipientID? = nil, isOpen: Bool = false, before: String? = nil, limit: Int = 50
  ) async throws -> [Recall] {
    try await database.read { transaction in
      var condition: SQL = "id < \(before ?? "~")"
      if let recipient { condition = "\(condition) AND recipient = \(recipient.text)" }
      if isOpen { condition = "\(condition) AND closed_at IS NULL" }
      return try RecallLedger.recalls(where: condition, limit: limit, transaction)
    }
  }

  /// One recall; throws `AttestationError.unknown`.
  public func recall(_ id: String) async throws -> Recall {
    guard let found = try await database.read({ try RecallLedger.find(id, $0) }) else {
      throw AttestationError.unknown(recall: id)
    }
    return found
  }

  /// The answers to a recall, oldest first.
  public func attestations(of id: String) async throws -> [GivenAttestation] {
    let vault = vault
    return try await database.read {
      try RecallLedger.attestations("recall = \(id)", vault, $0)
    }
  }

  /// The list for the recipient: CSV of `disclosure,ref,action,field`; throws `AttestationError`.
  ///
  /// Its SHA-256 is the recall's `list`. It is destroyed when all of it is confirmed or claimed.
  public func recallFile(_ id: String) async throws -> [UInt8] {
    let vault = vault
    return try await database.read { transaction in
      guard let list = try RecallLedger.list(of: id, transaction, vault) else {
        throw try RecallLedger.find(id, transaction) == nil
          ? AttestationError.unknown(recall: id) : AttestationError.answered(recall: id)
      }
      return list.bytes
    }
  }

  /// What was asked back for a person, oldest first: once a recipient, day, action and field, under the worst word.
  public func askedBack(of ordinal: UInt32) async throws -> [AskedBack] {
    try await database.read { transaction in
      var asked: [AskedBack] = []
      try transaction.each(
        """
        SELECT r.recipient, r.day, i.action, i.field, i.answer
        FROM recall_items i JOIN recalls r ON r.id = i.recall
        WHERE i.ordinal = \(ordinal) ORDER BY i.recall, i.number
        """
      ) { row in
        guard let recipient = RecipientID(try row.text(0)), let day = CivilDate(try row.text(1)),
          let action = RecallAction(rawValue: try row.text(2)),
          let word = RecallWord(rawValue: try row.text(4))
        else { throw RecallLedger.damaged }
        let one = AskedBack(
          recipient: recipient, day: day, action: action, field: try row.text(3), word: word)
        let place = asked.firstIndex {
          $0.recipient == recipient && $0.day == day && $0.action == action
            && $0.field == one.field
        }
        guard let place else { return asked.append(one) }
        if word.rank > asked[place].word.rank { asked[place].word = word }
      }
      return asked
    }
  }
}

extension RecallWord {
  /// How bad it is: of several, the worst is told.
  var rank: Int {
    switch self {
    case .confirmed: 0
    case .claimed: 1
    case .notConfirmed: 2
    case .refused: 3
    }
  }
}
