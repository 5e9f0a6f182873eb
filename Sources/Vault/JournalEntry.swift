public import Formats

/// An act that must survive a restore of the data: it narrows what is permitted, or lifts that.
public struct JournalEntry: Sendable, Equatable {
  /// The acts; all but `erase` are named as choices are.
  public enum Kind: String, Sendable, CaseIterable {
    /// The subject's key is destroyed.
    case erase
    /// An answer of no.
    case refuse
    /// A permission taken back.
    case withdraw
    /// An objection.
    case object
    /// A restriction.
    case restrict
    /// An objection that software makes.
    case signal
    /// One of these taken back; order matters.
    case lift
  }

  /// The act's identifier, 16 bytes; writing it twice changes nothing.
  public let id: [UInt8]
  /// When the act was made.
  public let at: Timestamp
  /// Whose act it is.
  public let ordinal: UInt32
  /// Which act it is.
  public let kind: Kind
  /// What else a replay needs, sealed for the subject in the store; nil for nothing, or once erased.
  public let payload: [UInt8]?

  /// An entry; `payload` is given in the clear.
  public init(
    id: [UInt8], at: Timestamp, ordinal: UInt32, kind: Kind, payload: [UInt8]? = nil
  ) {
    self.id = id
    self.at = at
    self.ordinal = ordinal
    self.kind = kind
    self.payload = payload
  }
}

/// A journal entry with its place in the order.
public struct JournalRecord: Sendable, Equatable {
  /// The place, from 1 without a gap.
  public let sequence: Int64
  /// The act.
  public let entry: JournalEntry
}
