public import Formats

/// Work that goes on by itself: asked for by somebody, claimed by one node at a time, carried out at least once.
public struct Job: Sendable, Equatable {
  /// Where a job stands.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// Nobody has claimed it, or whoever had did not renew the claim.
    case waiting
    /// A node is at it.
    case running
    /// It came to its end.
    case done
    /// It cannot be done; the outcome says why.
    case failed
    /// Somebody stopped it; what it had done stays.
    case stopped

    /// Whether nothing more will happen.
    public var isOver: Bool { self != .waiting && self != .running }
  }

  /// Our own identifier.
  public let id: String
  /// What is to be done, such as `disclosure.send`.
  public let kind: String
  /// What the kind needs to know; never a value of a member.
  public let detail: JSON
  /// The machine that alone can do it, because a file lies there; nil for any.
  public let node: String?
  /// Who asked.
  public let actor: Actor
  /// When.
  public let asked: Timestamp
  /// Where it stands.
  public var state: State
  /// How far it has come, in units of its kind.
  public var done: Int64
  /// How far it has to go, if that is known.
  public var total: Int64?
  /// How often it was claimed; a claim of an earlier number counts no more.
  public var term: Int64
  /// Until when the claim holds unless it is renewed.
  public var until: Timestamp
  /// Whether somebody wants it stopped.
  public var isToStop: Bool
  /// When it ended.
  public var ended: Timestamp?
  /// What came of it; for a failure an object with `error`.
  public var outcome: JSON?
}

/// Why a job is not changed.
public enum JobError: Error, Equatable, CustomStringConvertible {
  /// There is no such job.
  case unknown(id: String)
  /// It is over.
  case over(id: String, Job.State)
  /// Another node has claimed it since.
  case claimLost
  /// Somebody wants it stopped.
  case toStop

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown(let id): "there is no job \(id); `aboveboard jobs list` shows what there is"
    case .over(let id, let state):
      "job \(id) is over already (\(state.rawValue)); nothing was changed"
    case .claimLost: "the job was taken over by another node"
    case .toStop: "the job was stopped"
    }
  }
}
