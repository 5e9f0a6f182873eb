public import Formats
public import Register
public import Store

/// What a member's page says: what is held, who had it, who was refused, what can be chosen (demands A1, A2).
public struct MemberReport: Sendable, Equatable {
  /// One value that is held.
  public struct Held: Sendable, Equatable {
    /// The field.
    public var field: FieldID
    /// The name as shown to members.
    public var label: String
    /// The value, as text.
    public var value: String
    /// The value in the one way in which it can be given again.
    public var written: String
    /// The purposes for which it may be used.
    public var why: [String]
    /// Where it was asked for.
    public var source: String
    /// The notice version that was shown then.
    public var told: String
    /// The day on which it was collected.
    public var collected: CivilDate
    /// The day from which it may no longer be used, when one is set.
    public var until: CivilDate?
    /// Who can see it on the site.
    public var visibleTo: String
    /// The system that holds it.
    public var system: String
    /// Whether it reveals a special category.
    public var isSpecial: Bool
  }

  /// One disclosure that really had the member in it.
  public struct Had: Sendable, Equatable {
    /// Who.
    public var recipient: String
    /// Those through whom it passed.
    public var through: [String]
    /// Why.
    public var purpose: String
    /// When.
    public var at: Timestamp
    /// Which fields.
    public var fields: [String]
    /// What we got for it, in words.
    public var consideration: String
  }

  /// A disclosure from before the record that had the member in it, or may have had: declared, not proven.
  public struct DeclaredHad: Sendable, Equatable {
    /// Who.
    public var recipient: String
    /// Those through whom it passed.
    public var through: [String]
    /// Those to whom it was passed on.
    public var onward: [String]
    /// Why.
    public var purpose: String
    /// From when until when, in words.
    public var period: String
    /// Which data.
    public var fields: [String]
    /// How many people, in words.
    public var people: String
    /// Whether the member stands in its list; else they may have been in it.
    public var isListed: Bool
    /// How far the demand to delete all of it is answered, the worst word; nil when it was not asked back.
    public var asked: String?
  }

  /// What we asked a recipient to delete or correct for the member.
  public struct Asked: Sendable, Equatable {
    /// Who.
    public var recipient: String
    /// On which UTC day.
    public var day: CivilDate
    /// What, in words.
    public var what: String
    /// Confirmed, claimed, not confirmed or refused.
    public var word: String
  }

  /// One wish that was refused for the member's sake.
  public struct Refused: Sendable, Equatable {
    /// Who.
    public var recipient: String
    /// Why.
    public var purpose: String
    /// When.
    public var at: Timestamp
    /// Why not, in sentences.
    public var reasons: [String]
  }

  /// One purpose and whether it is permitted now for each recipient, by a test decision.
  public struct Switch: Sendable, Equatable {
    /// Why.
    public var purpose: PurposeID
    /// The name as shown to members.
    public var label: String
    /// What happens, in one sentence.
    public var description: String
    /// What a no changes.
    public var consequence: String
    /// Whether it is direct marketing.
    public var isMarketing: Bool
    /// Whether it rests on consent.
    public var needsConsent: Bool
    /// The recipients.
    public var recipients: [RecipientSwitch]
  }

  /// One recipient of a purpose.
  public struct RecipientSwitch: Sendable, Equatable {
    /// Who.
    public var recipient: RecipientID
    /// The name as shown to members.
    public var label: String
    /// Whether it is permitted now.
    public var isPermitted: Bool
    /// Why not, in sentences.
    public var reasons: [String]
    /// The newest notice version on which a grant could rest, when there is one.
    public var notice: NoticeVersion?
    /// Where a member can restrict what the recipient itself collects (demand B7).
    public var controls: String?
  }

  /// One thing that the member did or was shown.
  public struct HistoryLine: Sendable, Equatable {
    /// When.
    public var at: Timestamp
    /// The same as a sentence.
    public var sentence: String
    /// The sequence by which the receipt of a choice is found; nil for what was shown.
    public var receipt: Int64?
    /// The letter on which a choice rests, when one is kept.
    public var letter: Letter?
  }

  /// A scanned letter that is kept, or the note of a call.
  public struct Letter: Sendable, Equatable {
    /// The identifier.
    public var id: UUIDv7
    /// What it is and how large, such as `PDF, 118 kB`.
    public var what: String
    /// When it was entered.
    public var at: Timestamp
  }

  /// One look of somebody on staff.
  public struct Seen: Sendable, Equatable {
    /// When.
    public var at: Timestamp
    /// Who, by what they are there for: a name would be data of somebody else.
    public var role: String
    /// Why, in a sentence.
    public var reason: String
  }

  /// How many looks are told at most.
  public static let mostSeen = 100

  /// Since when the member is one.
  public var since: Timestamp
  /// What is held.
  public var held: [Held]
  /// Who really had it.
  public var had: [Had]
  /// Who had it, or may have had it, before the record: declared, not proven.
  public var declared: [DeclaredHad] = []
  /// Who was refused.
  public var refused: [Refused]
  /// What was asked back.
  public var asked: [Asked] = []
  /// What can be chosen.
  public var switches: [Switch]
  /// The newest looks of staff (demand A3).
  public var seen: [Seen]
  /// What was chosen and shown, newest first.
  public var history: [HistoryLine]
  /// The letters that are kept with choices, oldest first (demand C4).
  public var letters: [Letter] = []
}
