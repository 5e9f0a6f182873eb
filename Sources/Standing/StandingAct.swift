public import Formats
public import Law
public import Store

/// One act that changed what is in force; never altered afterwards.
public struct StandingAct: Sendable, Equatable {
  /// The kinds of act; raw values are the kinds of their entries.
  public enum Kind: String, Sendable, CaseIterable {
    /// A register version came into force.
    case published = "register.published"
    /// An agreement was suspended.
    case suspended = "agreement.suspended"
    /// An agreement was resumed.
    case resumed = "agreement.resumed"
    /// A purpose was paused.
    case paused = "purpose.paused"
    /// A purpose was taken up again.
    case unpaused = "purpose.resumed"
    /// A recipient was assessed.
    case assessed = "recipient.assessed"
    /// A recipient was audited under an agreement.
    case audited = "agreement.audited"
    /// What carries transfers to a recipient was recorded, country by country.
    case transferred = "recipient.transfers"
    /// A draft was signed.
    case signed = "agreement.signed"
    /// An agreement was ended.
    case ended = "agreement.ended"
    /// An undertaking was given to an authority.
    case undertaken = "undertaking.given"
    /// An undertaking was lifted.
    case released = "undertaking.lifted"
  }

  /// The kinds of thing that acts name.
  public enum Target: String, Sendable {
    /// An agreement.
    case agreement
    /// A purpose.
    case purpose
    /// A recipient.
    case recipient
  }

  /// The sequence of its entry.
  public let sequence: Int64
  /// What was done.
  public let kind: Kind
  /// The identifier of the agreement or purpose; nil for a publication.
  public let name: String?
  /// The countries of a suspension or resumption, sorted; nil for everywhere and for other acts.
  public let territories: [Country]?
  /// The version of a publication.
  public let version: Int?
  /// Why, in the actor's words; never part of the evidence.
  public let reason: String
  /// When.
  public let at: Timestamp
  /// Who.
  public let actor: Actor
}
