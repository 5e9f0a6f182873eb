public import Formats
public import Store

/// Something that needs a person: found by the product, owned by a team, due by a day.
public struct Finding: Sendable, Equatable, Identifiable {
  /// Where a finding stands.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// It waits for its owner.
    case open
    /// It was not seen again, or somebody closed it; it opens again by itself when it comes back.
    case closed
  }

  /// Our own identifier.
  public let id: String
  /// What kind of thing was found, in lower case with hyphens, such as `undeclared-party`.
  public let kind: String
  /// Where it was found, such as a site of the register.
  public let place: String
  /// What tells it from others of its kind at its place, such as a company.
  public let key: String
  /// What was found, in a sentence; never a value of a member.
  public let title: String
  /// The team that owns it.
  public let owner: String
  /// Where it stands.
  public let state: State
  /// When it was first seen.
  public let first: Timestamp
  /// When it was last seen.
  public let last: Timestamp
  /// The day by which it must be dealt with.
  public let due: CivilDate
  /// When it was closed.
  public let closed: Timestamp?
  /// How often it came back after it was closed.
  public let returns: Int
  /// What saw it last, such as a scan's identifier.
  public let source: String

  /// Whether it is open and its day has passed.
  public func isOverdue(on day: CivilDate) -> Bool { state == .open && due < day }
}

/// What a look at a place brought to light, to be compared with what is known.
public struct Observation: Sendable, Hashable {
  /// What kind of thing.
  public let kind: String
  /// What tells it from others of its kind at its place.
  public let key: String
  /// What was found, in a sentence.
  public let title: String
  /// The team that owns it.
  public let owner: String
  /// How many days its owner has.
  public let days: Int

  /// An observation.
  public init(kind: String, key: String, title: String, owner: String, days: Int) {
    self.kind = kind
    self.key = key
    self.title = title
    self.owner = owner
    self.days = days
  }
}

/// Why a finding is not changed.
public enum FindingError: Error, Equatable, CustomStringConvertible {
  /// There is no such finding.
  case unknown(id: String)
  /// It is closed already.
  case closed(id: String)
  /// An owner has a name.
  case noOwner

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknown(let id):
      "there is no finding \(id); `aboveboard findings list` shows what there is"
    case .closed(let id): "finding \(id) is closed already; nothing was changed"
    case .noOwner: "a finding needs an owner: name a team"
    }
  }
}
