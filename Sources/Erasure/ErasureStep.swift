public import Formats

/// One step of an erasure; each can be taken again without harm, and the next run goes on with the first not done.
public enum ErasureStep: String, Sendable, CaseIterable {
  /// What leads to copies elsewhere is put down, sealed: handovers, and handles for other systems and letters.
  case note
  /// The act is in the journal of the second store, so that a restore carries it out again.
  case journal
  /// The subject's key is destroyed.
  case key
  /// Every room removes what it holds, in one transaction with the entry.
  case rooms
  /// Letters that wait, or that nobody has taken from the folder, are gone.
  case mail
  /// Our copies of files that were handed over, and of what was made for the person, are gone.
  case files
  /// Recipients are asked to delete.
  case recalls
  /// Every other system where the organisation holds data has answered.
  case systems
  /// The index has forgotten, on disk too.
  case index
  /// The bytes are gone from databases and their logs.
  case compact
  /// What happened is written down and in the log.
  case certificate

  /// What it does, in words.
  public var words: String {
    switch self {
    case .note: "what leads to copies elsewhere put down, sealed"
    case .journal: "in the journal, for every restore to come"
    case .key: "the key destroyed"
    case .rooms: "everything removed from the database"
    case .mail: "letters removed"
    case .files: "copies of files handed over removed"
    case .recalls: "recipients asked to delete"
    case .systems: "other systems told to delete"
    case .index: "the index made anew without them"
    case .compact: "the bytes gone from databases and their logs"
    case .certificate: "the certificate written and logged"
    }
  }
}

/// How far a step has come.
public struct ErasureStepLine: Sendable, Equatable {
  /// What became of it.
  public enum State: String, Sendable, CaseIterable {
    /// It is done.
    case done
    /// It failed, or something is not ready for it; it is tried again.
    case failed
  }

  /// The step.
  public var step: ErasureStep
  /// What became of it.
  public var state: State
  /// When.
  public var at: Timestamp
  /// How often it was tried.
  public var tries: Int
  /// What it found: counts and names of ours, nothing about anybody.
  public var detail: JSON
}
