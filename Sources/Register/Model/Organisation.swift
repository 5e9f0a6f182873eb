public import Law

/// Who answers for the data: the controller and its data protection officer (GDPR Article 13(1)(a)-(b)).
public struct Organisation: Codable, Sendable, Equatable {
  /// A person or desk that can be reached.
  public struct Contact: Codable, Sendable, Equatable {
    /// The name as shown to members.
    public var name: String
    /// The e-mail address as shown to members.
    public var email: String
    /// Makes a contact.
    public init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  /// How a subject whose age is not known is treated where a child's consent needs a guardian.
  public enum UnknownAge: String, Codable, Sendable, CaseIterable {
    /// As a child: the default, since unknown is no.
    case child
    /// As an adult: for services that admit adults only and say so.
    case adult
  }

  /// The name as shown to members.
  public var name: String
  /// Where it is established.
  public var country: Country
  /// Its postal address.
  public var address: String
  /// Where members write to.
  public var contact: Contact
  /// The data protection officer.
  public var officer: Contact
  /// How a subject of unknown age is treated.
  public var unknownAge: UnknownAge
  /// The field about self that says in which country a subject lives.
  public var residenceField: FieldID
  /// The field about self that holds the date of birth, when one is held.
  public var birthField: FieldID?
  /// The invented members that each disclosure carries; nil for none.
  public var decoys: DecoyRule?
  /// How many days before an assessment or audit is due its owner is warned; nil for `usualPartnerWarning`.
  public var partnerWarning: Int?
  /// When an unanswered recall is chased; nil for the usual days.
  public var recalls: RecallClock?

  /// The days of warning where the register says nothing.
  public static let usualPartnerWarning = 30

  /// Makes an organisation.
  public init(
    name: String, country: Country, address: String, contact: Contact, officer: Contact,
    unknownAge: UnknownAge = .child, residenceField: FieldID, birthField: FieldID? = nil,
    decoys: DecoyRule? = nil, partnerWarning: Int? = nil, recalls: RecallClock? = nil
  ) {
    self.name = name
    self.country = country
    self.address = address
    self.contact = contact
    self.officer = officer
    self.unknownAge = unknownAge
    self.residenceField = residenceField
    self.birthField = birthField
    self.decoys = decoys
    self.partnerWarning = partnerWarning
    self.recalls = recalls
  }
}
