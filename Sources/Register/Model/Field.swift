public import Law

/// One declared attribute about a member or a member's own child; what we hold of it is always sealed.
///
/// Nothing about other people can be declared (demand A7): `About` has no case for them.
public struct Field: Codable, Sendable, Equatable, Identifiable {
  /// Whom the value is about.
  public enum About: String, Codable, Sendable, CaseIterable {
    /// The member.
    case ownself = "self"
    /// A child of the member.
    case ownChild = "own-child"
  }

  /// The type a value must have.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Any text.
    case text
    /// A postal address.
    case address
    /// An e-mail address.
    case email
    /// A calendar day.
    case date
    /// A month of a year, `2026-11`.
    case month
    /// A whole number.
    case wholeNumber = "whole-number"
    /// Yes or no.
    case yesNo = "yes-no"
    /// An ISO 3166-1 alpha-2 country code.
    case country
    /// One of the declared options.
    case oneOf = "one-of"
    /// Several texts.
    case list
  }

  /// Who can see a value on the site itself (demand A10).
  public enum Audience: String, Codable, Sendable, CaseIterable {
    /// Anyone on the internet; it may be harvested.
    case everyone
    /// Signed-in members.
    case members
    /// Staff only.
    case staff
  }

  /// A named set of values by which an audience may be chosen without opening a sealed value.
  ///
  /// For `one-of`, `country` and `yes-no` the band lists values; for `whole-number`, `date` and `month` it is a range,
  /// both ends included (whole numbers, days since 1970, months since year 0).
  public struct Band: Codable, Sendable, Equatable {
    /// The name used in conditions.
    public var name: String
    /// The listed values, for kinds that are listed.
    public var values: [String]
    /// The first value of the range, or nil for no lower end.
    public var from: Int64?
    /// The last value of the range, or nil for no upper end.
    public var to: Int64?
    /// Makes a band.
    public init(name: String, values: [String] = [], from: Int64? = nil, to: Int64? = nil) {
      self.name = name
      self.values = values
      self.from = from
      self.to = to
    }
  }

  /// The identifier.
  public var id: FieldID
  /// The name as shown to members, such as "home address".
  public var label: String
  /// Whom the value is about.
  public var about: About
  /// The type of its values.
  public var kind: Kind
  /// The options of a `one-of`.
  public var options: [String]
  /// The special category it reveals, also by context (GDPR Article 9).
  public var special: SpecialCategory?
  /// The special category for which it stands, without naming it: a month in which a child is due, for health.
  public var proxyFor: SpecialCategory?
  /// Who can see it on the site.
  public var visibleTo: Audience
  /// The system that holds it (demand A8).
  public var system: String
  /// Its W3C DPV term, such as `pd:EmailAddress`.
  public var dpv: String?
  /// Its fideslang data category, such as `user.contact.email`.
  public var fideslang: String?
  /// The bands by which an audience may be chosen; empty when it is no selector.
  public var bands: [Band]

  /// Makes a field.
  public init(
    id: FieldID, label: String, about: About = .ownself, kind: Kind, options: [String] = [],
    special: SpecialCategory? = nil, proxyFor: SpecialCategory? = nil,
    visibleTo: Audience = .staff, system: String,
    dpv: String? = nil, fideslang: String? = nil, bands: [Band] = []
  ) {
    self.id = id
    self.label = label
    self.about = about
    self.kind = kind
    self.options = options
    self.special = special
    self.proxyFor = proxyFor
    self.visibleTo = visibleTo
    self.system = system
    self.dpv = dpv
    self.fideslang = fideslang
    self.bands = bands
  }

  /// The special category that it reveals, or for which it stands: either way explicit consent is needed.
  public var reveals: SpecialCategory? { special ?? proxyFor }
}
