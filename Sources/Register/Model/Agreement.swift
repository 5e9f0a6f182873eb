public import Formats
public import Law

/// What may flow to one recipient: purposes, fields, territories, dates, and what we get for it.
public struct Agreement: Codable, Sendable, Equatable, Identifiable {
  /// What we get for the data (demand E8).
  public struct Consideration: Codable, Sendable, Equatable {
    /// The kinds of consideration.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      /// Nothing.
      case none
      /// A service.
      case service
      /// Money: the data is sold.
      case amount
    }
    /// What kind it is.
    public var kind: Kind
    /// What it is in words, such as "sends our newsletter".
    public var text: String
    /// The amount in the currency's smallest unit.
    public var amount: Int64?
    /// The ISO 4217 code of the currency.
    public var currency: String?
    /// Makes a consideration.
    public init(kind: Kind, text: String = "", amount: Int64? = nil, currency: String? = nil) {
      self.kind = kind
      self.text = text
      self.amount = amount
      self.currency = currency
    }
  }

  /// Which side asked first (demand E8).
  public enum Approach: String, Codable, Sendable, CaseIterable {
    /// We approached them.
    case us
    /// They approached us.
    case them
  }

  /// The identifier.
  public var id: AgreementID
  /// The recipient.
  public var recipient: RecipientID
  /// The purposes it covers.
  public var purposes: [PurposeID]
  /// The fields it covers.
  public var fields: [FieldID]
  /// The countries whose residents it covers.
  public var territories: [Country]
  /// What makes a transfer abroad lawful (GDPR Chapter V), where the recipient's country needs it.
  public var mechanisms: [Transfer.Mechanism]
  /// The first day on which it is in force.
  public var from: CivilDate
  /// The last day on which it is in force, or nil for open.
  public var until: CivilDate?
  /// The recipients to which this agreement lets the recipient pass the data on.
  public var onward: [RecipientID]
  /// Whether the recipient joins the data with its own; then only matching, audience and lookalike purposes fit (D8).
  public var matching: Bool
  /// What we get.
  public var consideration: Consideration
  /// What we gain by it, in a sentence.
  public var benefit: String
  /// Who approached whom.
  public var approached: Approach
  /// Our audit of the recipient under this agreement, where one is due.
  public var audit: Recipient.Due?
  /// False for a draft, which permits nothing until it is signed; nil for one that is declared as signed.
  public var signed: Bool?

  /// Makes an agreement.
  public init(
    id: AgreementID, recipient: RecipientID, purposes: [PurposeID], fields: [FieldID],
    territories: [Country], mechanisms: [Transfer.Mechanism] = [], from: CivilDate,
    until: CivilDate? = nil, onward: [RecipientID] = [], matching: Bool = false,
    consideration: Consideration, benefit: String = "", approached: Approach = .us,
    audit: Recipient.Due? = nil, signed: Bool? = nil
  ) {
    self.id = id
    self.recipient = recipient
    self.purposes = purposes
    self.fields = fields
    self.territories = territories
    self.mechanisms = mechanisms
    self.from = from
    self.until = until
    self.onward = onward
    self.matching = matching
    self.consideration = consideration
    self.benefit = benefit
    self.approached = approached
    self.audit = audit
    self.signed = signed
  }
}
