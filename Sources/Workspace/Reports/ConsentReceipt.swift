public import Formats
public import Law
public import Register
public import Store

/// What a member keeps of one act of choice: who asked, for what, and what they answered.
///
/// The fields are those of a consent receipt of ISO/IEC TS 27560:2023 in the mapping of the W3C Data Privacy
/// Vocabulary (DPV). The person is named by the commitment of the entry in the evidence, which tells nothing to
/// anybody else; everything declared is as the register said when the choice was entered.
public struct ConsentReceipt: Sendable, Equatable {
  /// Somebody who takes part: ourselves or a recipient.
  public struct Party: Sendable, Equatable {
    /// The identifier in the register; ours is `self`.
    public var id: String
    /// The name as shown to members.
    public var name: String
    /// The postal address; of a recipient, the country, since the register holds no more.
    public var address: String
    /// Where to write to.
    public var contact: String
    /// The part in law; nil for ourselves.
    public var role: Recipient.Role?
    /// Where it is established.
    public var country: Country
  }

  /// One piece of data.
  public struct Item: Sendable, Equatable {
    /// The identifier.
    public var id: String
    /// The name as shown to members.
    public var label: String
    /// Its DPV term, when the register names one.
    public var dpv: String?
    /// The special category it reveals.
    public var special: SpecialCategory?
    /// How long it is kept, nil for without end.
    public var keep: Period?
    /// The system that holds it.
    public var system: String
  }

  /// One purpose that the choice is about.
  public struct Use: Sendable, Equatable {
    /// The identifier.
    public var id: String
    /// The name as shown to members.
    public var label: String
    /// What happens, in a sentence.
    public var description: String
    /// Its DPV term, when the register names one.
    public var dpv: String?
    /// The lawful basis; nil for a purpose that is no longer declared.
    public var basis: LawfulBasis?
    /// The data it may touch.
    public var items: [Item]
    /// The recipients that the choice is about.
    public var recipients: [Party]
    /// The countries whose residents the agreements cover; empty when there is no agreement.
    public var territories: [Country]
    /// The last moment of a permission, as a day; nil for until it is taken back.
    public var until: CivilDate?
  }

  /// One choice; an entry of imported records may hold several of one person.
  public struct Record: Sendable, Equatable {
    /// The act.
    public var act: Choice.Act
    /// The same as a sentence to the member.
    public var sentence: String
    /// When it was made.
    public var at: Timestamp
    /// On what way it reached us, in words.
    public var channel: String
    /// Whether a permission was explicit.
    public var explicit: Bool
    /// Whether the member acted, and not somebody of ours for them.
    public var isOwnAct: Bool
    /// The notice it rests on, or the last that was shown before.
    public var notice: NoticeVersion?
    /// Where it was asked for.
    public var place: String?
    /// The purposes.
    public var uses: [Use]
  }

  /// The receipt's identifier: the log's origin, the sequence, and the beginning of the commitment.
  public var id: String
  /// The sequence of the entry in the evidence.
  public var sequence: Int64
  /// The log's origin.
  public var origin: String
  /// The commitment that stands for the person in the entry, as base64.
  public var person: String
  /// When the choice was entered.
  public var entered: Timestamp
  /// Who answers for the data.
  public var controller: Party
  /// The data protection officer.
  public var officer: Organisation.Contact
  /// The choices.
  public var records: [Record]
  /// The letter on which they rest, when one is kept.
  public var letter: Letter?

  /// A scanned letter, told by what stands for it in the entry.
  public struct Letter: Sendable, Equatable {
    /// The identifier.
    public var id: UUIDv7
    /// The media type.
    public var mediaType: String
    /// The document's bytes.
    public var size: Int64
    /// What it is and how large, such as `PDF, 118 kB`.
    public var what: String
    /// What stands for it in the entry, as base64; nil when the entry is not there.
    public var commitment: String?
  }
}
