public import Law
public import Register

/// A grant's address: one purpose, and one recipient or all whom the notice names.
public struct ConsentKey: Hashable, Sendable {
  /// The purpose.
  public var purpose: PurposeID
  /// One recipient, or nil for all whom the notice names.
  public var recipient: RecipientID?
  /// Makes a key.
  public init(purpose: PurposeID, recipient: RecipientID?) {
    self.purpose = purpose
    self.recipient = recipient
  }
}

/// The ways in which a person stops a use.
public enum Stop: String, Hashable, Sendable, CaseIterable {
  case refused
  case withdrawn
  case objected
  case signalled
  case restricted
}

/// An elementary fact about a subject, true or false now; the index keeps one bitmap for each.
///
/// INVARIANT: `granted` is set only while no later stop covers the grant; so a set bit outranks every stop that
/// could have cleared it. A stop that names recipients does not clear a grant to all, and outranks it.
public enum Atom: Hashable, Sendable {
  /// Is a member.
  case known
  /// Was a member and has been erased.
  case erased
  /// Is, or may be, below the age of consent of the country.
  case minor
  /// Lives in a country that we know.
  case located
  /// Lives in this country.
  case residence(Country)
  /// Has been served some notice.
  case informed
  /// Has been served this version.
  case served(NoticeVersion)
  /// Has a grant that no later act stopped.
  case granted(ConsentKey)
  /// That grant rests on this version.
  case grantedUnder(ConsentKey, NoticeVersion)
  /// That grant was explicit.
  case explicit(ConsentKey)
  /// That grant was tied to a gift.
  case gift(ConsentKey)
  /// That grant was made by a guardian.
  case guardian(ConsentKey)
  /// That grant has run out.
  case lapsed(ConsentKey)
  /// Has stopped this.
  case stopped(Stop, PurposeScope, RecipientScope)
  /// Holds a value of this provenance.
  case value(FieldID, ProvenanceClass)
  /// The value was collected after the grant of this key was made.
  case newer(FieldID, ConsentKey)
  /// The value is past its retention.
  case stale(FieldID)
  /// The value lies in this band.
  case band(FieldID, String)
}
