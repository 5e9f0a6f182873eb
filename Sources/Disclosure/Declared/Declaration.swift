public import Formats
public import Register

/// What somebody says of a disclosure from before the record began: declared, not proven (demand E9).
public struct Declaration: Sendable, Equatable {
  /// How many people were in it.
  public enum People: Sendable, Equatable {
    /// So many.
    case number(Int)
    /// Everybody who was a member in the period.
    case everybody
    /// Nobody knows.
    case unknown
  }

  /// Something that bears it out, by its hash; the file stays where it is.
  public struct Document: Sendable, Equatable {
    /// What it is.
    public var title: String
    /// The SHA-256 of the file, in small hexadecimal digits.
    public var hash: String

    /// Makes one.
    public init(title: String, hash: String) {
      self.title = title
      self.hash = hash
    }
  }

  /// Whom it was for.
  public var recipient: DeclaredParty
  /// Through whom it went, in order.
  public var through: [DeclaredParty]
  /// To whom it was passed on.
  public var onward: [DeclaredParty]
  /// Why: a purpose of the register, or what was said then.
  public var purpose: String
  /// Which data: fields of the register, or words.
  public var fields: [String]
  /// The first day.
  public var from: CivilDate
  /// The last day, nil when nobody knows.
  public var until: CivilDate?
  /// How many people.
  public var people: People
  /// Who says so, and by what evidence.
  public var source: String
  /// What bears it out.
  public var documents: [Document]
  /// What was agreed with the recipient.
  public var agreed: String
  /// What the recipient knows each person by: the column of the list; nil without a list.
  public var key: String?

  /// Makes one of what is known.
  public init(
    recipient: DeclaredParty, through: [DeclaredParty] = [], onward: [DeclaredParty] = [],
    purpose: String, fields: [String], from: CivilDate, until: CivilDate? = nil,
    people: People = .unknown, source: String, documents: [Document] = [], agreed: String = "",
    key: String? = nil
  ) {
    self.recipient = recipient
    self.through = through
    self.onward = onward
    self.purpose = purpose
    self.fields = fields
    self.from = from
    self.until = until
    self.people = people
    self.source = source
    self.documents = documents
    self.agreed = agreed
    self.key = key
  }

  /// Everybody who is named, with what they were; the recipient first.
  public var parties: [(role: DeclaredParty.Role, party: DeclaredParty)] {
    [(.recipient, recipient)] + through.map { (.through, $0) } + onward.map { (.onward, $0) }
  }

  /// Those who got it from us or on its way, of whom it can be asked back.
  public var links: [RecipientID] {
    (through + [recipient]).map(\.id).filter { $0 != .ourselves }
  }

  /// Whether somebody who became a member on a day may have been in it; nobody can tell where the end is unknown.
  public func mayHold(memberSince joined: CivilDate) -> Bool { until.map { joined <= $0 } ?? true }
}
