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
  }

  /// The kinds of thing that acts name.
  public enum Target: String, Sendable {
    /// An agreement.
    case agreement
    /// A purpose.
    case purpose
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
