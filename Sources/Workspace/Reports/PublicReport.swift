public import Disclosure
public import Formats
public import Register

/// What the public page says, all of it from the register and the ledgers (demands A1, A2, B4, E1, E8).
public struct PublicReport: Sendable {
  /// A field, with how many members' values are held.
  public struct HeldLine: Sendable, Equatable {
    /// The name as shown to members.
    public var label: String
    /// Whom it is about.
    public var about: String
    /// The purposes.
    public var purposes: [String]
    /// Who can see it on the site.
    public var visibleTo: String
    /// The system that holds it.
    public var system: String
    /// How long it may be used.
    public var retention: String
    /// The special category it reveals.
    public var special: String?
    /// How many members it concerns.
    public var members: Int
  }

  /// A purpose, with those who may receive data for it.
  public struct PurposeLine: Sendable, Equatable {
    /// The name as shown to members.
    public var label: String
    /// What happens, in one sentence.
    public var description: String
    /// The lawful basis.
    public var basis: String
    /// Whether it is direct marketing.
    public var marketing: Bool
    /// The recipients.
    public var recipients: [String]
    /// Whether it is paused everywhere.
    public var isPaused: Bool
  }

  /// A declared recipient.
  public struct RecipientLine: Sendable, Equatable {
    /// The name as shown to members.
    public var label: String
    /// Its part in law.
    public var role: String
    /// Other names it trades under.
    public var aliases: [String]
    /// The company that owns it.
    public var parent: String?
    /// Where it is established.
    public var country: String
    /// The team of ours that decides on it.
    public var team: String
    /// The purposes.
    public var purposes: [String]
    /// Which fields.
    public var fields: [String]
    /// Those to whom it may pass data on.
    public var onward: [String]
    /// What we got for it, in words.
    public var consideration: String
    /// Where a member can restrict what it collects.
    public var controls: String?
    /// What was asked back of it and how it answers; nil when nothing was.
    public var asked: RecallRecord?
  }

  /// What one recipient really had for one purpose.
  public struct SharedLine: Sendable, Equatable {
    /// Who.
    public var recipient: String
    /// Why.
    public var purpose: String
    /// How many times something was handed over.
    public var handovers: Int
    /// How many records in all.
    public var people: Int
    /// When it last was.
    public var last: Timestamp
    /// What we got for it, in words.
    public var consideration: String
  }

  /// What was declared of the time before the record, for one recipient: never counted with the proven.
  public struct DeclaredLine: Sendable, Equatable {
    /// Who.
    public var recipient: String
    /// Those to whom it was passed on.
    public var onward: [String]
    /// Why.
    public var purpose: String
    /// From when until when, in words.
    public var period: String
    /// How many people, in words.
    public var people: String
    /// The day on which it was declared.
    public var declared: CivilDate
  }

  /// Who answers for the data.
  public var organisation: Organisation
  /// The number of the register in force.
  public var registerVersion: Int
  /// How many members there are.
  public var members: Int
  /// What is held.
  public var held: [HeldLine]
  /// Why.
  public var purposes: [PurposeLine]
  /// With whom it may be shared.
  public var recipients: [RecipientLine]
  /// With whom it really was.
  public var shared: [SharedLine]
  /// What was handed over before the record began: declared, not proven.
  public var declared: [DeclaredLine] = []
  /// The part of what was shared for which we got money.
  public var sold: [SharedLine]
  /// The newest notice, rendered from the register, when there is one.
  public var notice: (version: NoticeVersion, title: String, text: String)?
  /// The forms by which people can join or take part today.
  public var forms: [FormLine] = []
  /// How many entries the log's checkpoint covers.
  public var logSize: Int64
  /// Its root hash, base64.
  public var logRoot: String
  /// The signed checkpoint.
  public var checkpoint: String
  /// The key that verifies it.
  public var verifierKey: String
}
