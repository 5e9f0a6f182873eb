public import Formats
public import Law

/// Why data is used: one purpose, its lawful basis and the fields it may touch.
public struct Purpose: Codable, Sendable, Equatable, Identifiable {
  /// What is done with the data; matching, building audiences and lookalikes are never a side effect (D3, D8).
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Ordinary use.
    case general
    /// Joining with data that the recipient already has.
    case matching
    /// Building a target audience.
    case audience
    /// Naming those whom an advertisement is not to reach.
    case exclusion
    /// Finding other people who resemble ours.
    case lookalike
  }

  /// A written assessment: of a legitimate interest (Article 6(1)(f)) or of compatibility (UK Article 8A, EU Article 6(4)).
  public struct Assessment: Codable, Sendable, Equatable {
    /// The day it was made.
    public var date: CivilDate
    /// Who made it.
    public var by: String
    /// What it found, in a sentence or two.
    public var summary: String
    /// The day on which it lapses, when one is set.
    public var until: CivilDate?
    /// Makes an assessment.
    public init(date: CivilDate, by: String, summary: String, until: CivilDate? = nil) {
      self.date = date
      self.by = by
      self.summary = summary
      self.until = until
    }
  }

  /// A finding that values collected for another purpose may also serve this one.
  public struct Compatibility: Codable, Sendable, Equatable {
    /// The purpose for which the values were collected.
    public var with: PurposeID
    /// The regimes under which it was assessed; values collected under another are not covered.
    public var regimes: [Regime]
    /// The assessment.
    public var assessment: Assessment
    /// Makes a compatibility.
    public init(with purpose: PurposeID, regimes: [Regime], assessment: Assessment) {
      self.with = purpose
      self.regimes = regimes
      self.assessment = assessment
    }
  }

  /// The identifier.
  public var id: PurposeID
  /// The name as shown to members, such as "baby offers".
  public var label: String
  /// What happens, in one plain sentence.
  public var description: String
  /// What is done with the data.
  public var kind: Kind
  /// The lawful basis (Article 6(1)).
  public var basis: LawfulBasis
  /// The fields it may touch; a use that names none asks for all of them.
  public var fields: [FieldID]
  /// Whether it is direct marketing, to which every objection is absolute (Article 21(2)-(3)).
  public var marketing: Bool
  /// Whether data about children may serve it: fields about own children, and members who are children.
  public var children: Bool
  /// Whether special categories may serve it, with explicit consent (Article 9(2)(a)).
  public var special: Bool
  /// The assessment of a legitimate interest.
  public var assessment: Assessment?
  /// Other purposes whose values may serve this one.
  public var compatible: [Compatibility]
  /// How long a consent to it lasts, or nil for until withdrawn.
  public var consentLasts: Period?
  /// The team of ours that decides on it; nil leaves it to the privacy lead.
  public var team: String?
  /// The first day on which it is no longer in use.
  public var retired: CivilDate?
  /// Its W3C DPV term, such as `dpv:DirectMarketing`.
  public var dpv: String?
  /// Its fideslang data use, such as `marketing.advertising`.
  public var fideslang: String?

  /// Makes a purpose.
  public init(
    id: PurposeID, label: String, description: String = "", kind: Kind = .general,
    basis: LawfulBasis, fields: [FieldID], marketing: Bool = false, children: Bool = false,
    special: Bool = false, assessment: Assessment? = nil, compatible: [Compatibility] = [],
    consentLasts: Period? = nil, team: String? = nil, retired: CivilDate? = nil,
    dpv: String? = nil, fideslang: String? = nil
  ) {
    self.id = id
    self.label = label
    self.description = description
    self.kind = kind
    self.basis = basis
    self.fields = fields
    self.marketing = marketing
    self.children = children
    self.special = special
    self.assessment = assessment
    self.compatible = compatible
    self.consentLasts = consentLasts
    self.team = team
    self.retired = retired
    self.dpv = dpv
    self.fideslang = fideslang
  }
}
