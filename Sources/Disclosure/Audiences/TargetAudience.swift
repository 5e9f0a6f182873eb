public import Formats
public import Gate
public import Store

/// A use that is carried out again and again for one recipient: first everybody, then who to add and who to drop.
public struct TargetAudience: Sendable, Equatable, Identifiable {
  /// How far an audience has come.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// It waits for a second person's yes.
    case proposed
    /// It runs when it is due.
    case active
    /// It runs no more until somebody resumes it.
    case paused
    /// One run is left: it drops everybody.
    case ending
    /// It is over, and nobody is in it.
    case ended
  }

  /// Its name, a UUIDv7.
  public let id: String
  /// How far it has come.
  public internal(set) var state: State
  /// What it is for, for whom, with which data, about whom.
  public let use: Use
  /// Whether e-mail addresses and telephone numbers leave as hashes alone.
  public let isHashed: Bool
  /// How many days lie between two runs.
  public let days: Int
  /// When the next run is due; nil when none is.
  public internal(set) var next: Timestamp?
  /// How many runs have begun.
  public internal(set) var runs: Int
  /// Who proposed it and when.
  public let proposed: DisclosureSummary.Step
  /// Who approved it and when.
  public internal(set) var approved: DisclosureSummary.Step?
  /// How many the recipient was told to hold, by the runs so far.
  public let size: Int

  /// Whether it is chosen by a selector, so that small counts tell something about somebody.
  public var hasSelector: Bool { !use.conditions.isEmpty }
}

/// One run of an audience.
public struct AudienceRun: Sendable, Equatable {
  /// How far a run has come.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// What it adds and drops is being worked out.
    case preparing
    /// It stands in the ledger and waits to be delivered, or is being delivered.
    case packed
    /// The recipient has it, whole.
    case delivered
    /// There was nobody to add and nobody to drop.
    case unchanged
  }

  /// The audience.
  public let audience: String
  /// Its number, from 1 on.
  public let number: Int
  /// How far it has come.
  public let state: State
  /// When it was due.
  public let due: Timestamp
  /// When it was begun.
  public let begun: Timestamp
  /// When it was delivered, or found that nothing changed.
  public let ended: Timestamp?
  /// The disclosure of those added; nil when nobody was.
  public let disclosure: String?
  /// How many it adds.
  public let added: Int
  /// How many it drops.
  public let dropped: Int
  /// How many bytes the recipient has acknowledged.
  public let acknowledged: Int64
  /// How many bytes there are to deliver; 0 before it is known.
  public let bytes: Int64
  /// How often its delivery failed.
  public let failures: Int
  /// Why it failed last; nil after it went well.
  public let failure: String?
  /// When it is tried again by itself.
  public let retry: Timestamp?

  /// Whether something is left to do.
  public var isOpen: Bool { state == .preparing || state == .packed }
}
