public import Disclosure
public import Formats
public import Gate
public import Register
public import Standing
public import Store

/// What an act on what is in force would change if it were done now, by test decisions before and after (D2, D7, C3).
///
/// Nothing is written to make one; the counts are of the moment at which it was made.
public struct StopForecast: Sendable, Equatable {
  /// How many people an answer is yes for, before and after, and for how many it would change.
  public struct Count: Sendable, Equatable {
    /// Permitted now.
    public var before: Int
    /// Permitted once the act is done.
    public var after: Int
    /// People whose answer would change.
    public var changes: Int

    /// Makes a count.
    public init(before: Int, after: Int, changes: Int) {
      self.before = before
      self.after = after
      self.changes = changes
    }
  }

  /// A purpose for a recipient, with those through whom the data would pass.
  public struct Way: Sendable, Hashable {
    /// Why.
    public var purpose: PurposeID
    /// Who finally uses it.
    public var recipient: RecipientID
    /// Those on the way.
    public var through: [RecipientID]

    /// Makes a way.
    public init(purpose: PurposeID, recipient: RecipientID, through: [RecipientID]) {
      self.purpose = purpose
      self.recipient = recipient
      self.through = through
    }

    /// Everyone but ourselves who would get the data.
    public var links: [RecipientID] { (through + [recipient]).filter { $0 != .ourselves } }

    /// Everyone on the way, ourselves included where we are its end.
    public var everyone: [RecipientID] { recipient == .ourselves ? links + [recipient] : links }
  }

  /// A use that the act reaches, and that is or would be permitted for somebody.
  public struct UseLine: Sendable, Equatable {
    /// The use.
    public var way: Way
    /// People for whom it is permitted at all, whatever the fields.
    public var count: Count
    /// The same for each field of the purpose.
    public var fields: [FieldLine]

    /// Whether an answer would change for anybody, for the use as such or for a field of it.
    public var hasChange: Bool { count.changes > 0 || fields.contains { $0.count.changes > 0 } }
  }

  /// One field of a use.
  public struct FieldLine: Sendable, Equatable {
    /// The field.
    public var field: FieldID
    /// People whose field may be used.
    public var count: Count
  }

  /// A disclosure that has been planned or approved, and what the act would do to it.
  public struct Waiting: Sendable, Equatable {
    /// Its name in the ledger.
    public var id: String
    /// How far it has come.
    public var state: DisclosureSummary.State
    /// Why and for whom.
    public var way: Way
    /// When it was planned.
    public var planned: Timestamp
    /// The job that sends it, when one waits or runs.
    public var job: Job.State?
    /// People whom it would hand over.
    public var count: Count
    /// Whether its audience is chosen by a value that we keep sealed.
    public var hasSelector: Bool
  }

  /// Why a use goes on in spite of a stop.
  public enum Reason: Sendable, Equatable {
    /// It is for ourselves, which needs no agreement.
    case ourselves
    /// Other agreements with the same recipient cover it, for all or some.
    case sameRecipient([AgreementID])
    /// It is stopped in some countries, and these people live in others.
    case otherCountries
    /// Agreements with others cover it.
    case otherRecipients([AgreementID])
    /// It is another purpose.
    case otherPurpose
  }

  /// A use that goes on in spite of a stop.
  public struct Remaining: Sendable, Equatable {
    /// The use.
    public var way: Way
    /// People for whom it goes on; nil where it would tell a small count that is hidden.
    public var people: Int?
    /// Why.
    public var reason: Reason
  }

  /// A use that an act does not let go on again, because something else denies it for everybody.
  public struct StillStopped: Sendable, Equatable {
    /// The use.
    public var way: Way
    /// Why, in the order of the catalogue; empty when each person's own answer or data is in the way.
    public var reasons: [ReasonCode]
  }

  /// Data that was handed over before and that no stop calls back.
  public struct Held: Sendable, Equatable {
    /// The disclosure.
    public var id: String
    /// When it was sent.
    public var at: Timestamp
    /// Why and to whom.
    public var way: Way
    /// How many people were in it, without those erased since.
    public var people: Int
    /// Whether its audience was chosen by a value that we keep sealed.
    public var hasSelector: Bool
    /// The teams of ours that decide on those who hold it.
    public var teams: [String]
  }

  /// The act.
  public var change: StandingChange
  /// Whether there is nothing to do, since it is in force already.
  public var isInForce: Bool
  /// People for whom at least one answer would change.
  public var people: Int
  /// The uses that the act reaches.
  public var uses: [UseLine]
  /// Planned and approved disclosures that it reaches.
  public var waiting: [Waiting]
  /// What goes on in spite of a stop.
  public var remaining: [Remaining]
  /// What an act that lets go on does not let go on.
  public var stillStopped: [StillStopped]
  /// The open forms that go on asking people for it.
  public var forms: [String]
  /// The newest disclosures that lie with recipients.
  public var held: [Held]
  /// How many more lie with them.
  public var heldBefore: Int

  /// Whether small counts would tell something about somebody: who is where is a value that we keep sealed.
  public var hasSelector: Bool { change.territories != nil }
}
