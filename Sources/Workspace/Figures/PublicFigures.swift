public import Disclosure
public import Formats
public import Law
public import Questions
public import Register
public import Rights

/// The figures of the public page and of `/figures.json` that nobody typed in (demand J6).
public struct PublicFigures: Sendable, Equatable {
  /// What everybody has said to one purpose.
  public struct PurposeLine: Sendable, Equatable {
    /// The purpose.
    public var id: PurposeID
    /// The name as shown to members.
    public var label: String
    /// What makes it lawful.
    public var basis: LawfulBasis
    /// A yes stands.
    public var yes: PeopleCount
    /// A yes stands, and a no to some recipients.
    public var partly: PeopleCount
    /// A no stands.
    public var no: PeopleCount
    /// Nothing was said.
    public var silent: PeopleCount
  }

  /// What was handed over, to one recipient or for one kind of return.
  public struct Handed: Sendable, Equatable {
    /// How many times.
    public var handovers = 0
    /// How many records in all.
    public var records = 0
    /// When it last was.
    public var last: Timestamp?
  }

  /// What one recipient had.
  public struct RecipientLine: Sendable, Equatable {
    /// The recipient.
    public var id: RecipientID
    /// The name as shown to members.
    public var label: String
    /// What it had.
    public var handed: Handed
  }

  /// What one recipient was asked to delete or correct, and how it answers.
  public struct AskedBackLine: Sendable, Equatable {
    /// The recipient.
    public var id: RecipientID
    /// The name as shown to members.
    public var label: String
    /// How many recalls, the references by word, and the days until recalls were answered whole.
    public var record: RecallRecord
  }

  /// What was handed over for one kind of return.
  public struct ReturnLine: Sendable, Equatable {
    /// What we got: money when anybody on the way paid, else a service, else nothing.
    public var kind: Agreement.Consideration.Kind
    /// What was handed over for it.
    public var handed: Handed
  }

  /// How often one reason kept records back.
  public struct RefusalLine: Sendable, Equatable {
    /// The reason's code.
    public var code: String
    /// The reason, in a sentence.
    public var sentence: String
    /// How many records, over all plans.
    public var records: PeopleCount
  }

  /// The noes of the last twelve months, and whether they were kept.
  public struct Noes: Sendable, Equatable {
    /// The first day that counts.
    public var from: CivilDate
    /// How many were given since.
    public var given: Int
    /// How many members have one in force now.
    public var members: PeopleCount
    /// How many people's were held against the ledger.
    public var checked: Int
    /// Records about them that were handed over although the gate should have denied it.
    public var broken: Int
  }

  /// When a site of ours was last looked at with a browser.
  public struct SiteLine: Sendable, Equatable {
    /// The site.
    public var id: SiteID
    /// Its address.
    public var address: String
    /// When, or nil for never.
    public var looked: Timestamp?
    /// Whether everything was seen.
    public var isComplete: Bool
  }

  /// The newest checkpoint.
  public struct Proof: Sendable, Equatable {
    /// How many entries it covers.
    public var size: Int64
    /// Its root, base64.
    public var root: String
    /// When the last of them was written.
    public var newest: Timestamp?
  }

  /// When they were worked out.
  public var at: Timestamp
  /// The time of the first entry; nothing before it is counted.
  public var since: Timestamp?
  /// How many members there are.
  public var members: Int
  /// What members said, in the order of the register.
  public var purposes: [PurposeLine]
  /// Everything that was handed over.
  public var handed: Handed
  /// The same by recipient, those on the way included, in the order of the first handover.
  public var recipients: [RecipientLine]
  /// The same by what we got for it: money, a service, nothing.
  public var returns: [ReturnLine]
  /// How many plans the refusals are counted over.
  public var plans: Int
  /// Why records were left out of them, the most frequent first.
  public var refusals: [RefusalLine]
  /// The noes.
  public var noes: Noes
  /// What recipients were asked to delete or correct, by recipient.
  public var askedBack: [AskedBackLine] = []
  /// How public questions were answered.
  public var promises: KeptPromises
  /// How requests of people were dealt with.
  public var requests = RequestFigures()
  /// How many findings wait for a person.
  public var openFindings: Int
  /// How many were dealt with.
  public var closedFindings: Int
  /// The looks at our own sites.
  public var sites: [SiteLine]
  /// The newest checkpoint, or nil before the first.
  public var proof: Proof?
}
