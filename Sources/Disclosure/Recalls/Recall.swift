public import Formats
public import Register
public import Store

/// How far a demand to delete or correct is answered; the same four words stand everywhere.
public enum RecallWord: String, Sendable, CaseIterable, SQLBindable {
  /// The recipient's key signed that it was done.
  case confirmed
  /// The recipient, or somebody on its behalf, says so; nothing proves it.
  case claimed
  /// Nobody has answered.
  case notConfirmed = "not confirmed"
  /// The recipient says no.
  case refused
}

/// What a recipient is asked to do with what bears a reference.
public enum RecallAction: String, Sendable, CaseIterable, SQLBindable {
  /// To stop using and to delete everything it had.
  case delete
  /// To delete one field.
  case deleteField = "delete-field"
  /// To correct one field; the new value comes by a disclosure of its own, never in a recall.
  case correct
}

/// How many references stand under each of the four words.
public struct RecallCounts: Sendable, Equatable {
  /// Signed for.
  public var confirmed = 0
  /// Said to be done.
  public var claimed = 0
  /// Unanswered.
  public var notConfirmed = 0
  /// Refused.
  public var refused = 0

  /// Nothing asked back.
  public init() {}

  /// All that was asked back.
  public var all: Int { confirmed + claimed + notConfirmed + refused }

  /// The number under a word.
  public subscript(word: RecallWord) -> Int {
    get {
      switch word {
      case .confirmed: confirmed
      case .claimed: claimed
      case .notConfirmed: notConfirmed
      case .refused: refused
      }
    }
    set {
      switch word {
      case .confirmed: confirmed = newValue
      case .claimed: claimed = newValue
      case .notConfirmed: notConfirmed = newValue
      case .refused: refused = newValue
      }
    }
  }

  /// Adds the counts of others.
  public static func += (left: inout Self, right: Self) {
    for word in RecallWord.allCases { left[word] += right[word] }
  }
}

/// Our demand of one day that a recipient stops, deletes or corrects: one a recipient and UTC day.
public struct Recall: Sendable, Equatable, Identifiable {
  /// Its name, a UUIDv7.
  public var id: String
  /// Of whom.
  public var recipient: RecipientID
  /// The UTC day.
  public var day: CivilDate
  /// When it was made.
  public var made: Timestamp
  /// How many references it names in all.
  public var refs: Int
  /// The SHA-256 of the list as it stands or last stood, in hex; an attestation names it.
  public var list: String
  /// How they are answered.
  public var counts: RecallCounts
  /// When the recipient was written to.
  public var told: Timestamp?
  /// When it was reminded.
  public var reminded: Timestamp?
  /// When a person of ours was given it.
  public var escalated: Timestamp?
  /// When disclosures to the recipient were stopped for its silence.
  public var stopped: Timestamp?
  /// When all of it was answered, confirmed or claimed.
  public var closed: Timestamp?

  /// The word for the whole: the worst that stands in it.
  public var word: RecallWord {
    if counts.refused > 0 { return .refused }
    if counts.notConfirmed > 0 { return .notConfirmed }
    return counts.claimed > 0 ? .claimed : .confirmed
  }
}
