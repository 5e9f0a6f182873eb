public import Formats

/// What went and what came between two scans of one site.
public struct SiteDifference: Sendable, Equatable {
  /// One company on one side alone.
  public struct Line: Sendable, Equatable {
    /// The company's identifier in the catalogue, or the domain.
    public let party: String
    /// The name to show.
    public let name: String
    /// What it is for, in plain English.
    public let kinds: String
  }

  /// The earlier scan's end.
  public let before: Timestamp
  /// The later scan's end.
  public let after: Timestamp
  /// Seen in the later scan alone.
  public let came: [Line]
  /// Seen in the earlier scan alone; empty when the later one saw only part.
  public let went: [Line]
  /// Not seen in the later scan, of which part could not be looked at: nothing can be said.
  public let unknown: [Line]
  /// Seen in both, with the states that were added and left.
  public let changed: [(name: String, added: [ScanState], left: [ScanState])]
  /// How many were seen in both alike.
  public let same: Int

  /// Compares; throws `SitesError.differentSites`.
  public init(from before: SiteReport, to after: SiteReport) throws {
    guard before.site == after.site else { throw SitesError.differentSites }
    self.before = before.ended
    self.after = after.ended
    let old = Dictionary(
      before.parties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.parties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    came = after.parties.filter { old[$0.id] == nil }.map(Line.init)
    let done = Set(after.states.filter(\.isComplete).map(\.state))
    let missing = before.parties.filter { new[$0.id] == nil }
    // Gone is who is gone from every state in which it was seen, of a scan that saw all it looked at.
    let (gone, open) = (
      missing.filter { after.isComplete && done.isSuperset(of: $0.states) },
      missing.filter { !after.isComplete || !done.isSuperset(of: $0.states) }
    )
    went = gone.map(Line.init)
    unknown = open.map(Line.init)
    var changed: [(name: String, added: [ScanState], left: [ScanState])] = []
    var same = 0
    // A state that was tried once only says nothing about a change.
    let tried = done.intersection(before.states.filter(\.isComplete).map(\.state))
    for party in after.parties {
      guard let earlier = old[party.id] else { continue }
      let (then, now) = (Set(earlier.states), Set(party.states))
      let added = ScanState.allCases.filter {
        tried.contains($0) && now.contains($0) && !then.contains($0)
      }
      let left = ScanState.allCases.filter {
        tried.contains($0) && then.contains($0) && !now.contains($0)
      }
      if added.isEmpty && left.isEmpty {
        same += 1
      } else {
        changed.append((party.name, added, left))
      }
    }
    self.changed = changed
    self.same = same
  }

  /// Compares by value.
  public static func == (left: Self, right: Self) -> Bool { left.json == right.json }

  /// The difference for programs.
  public var json: JSON {
    func lines(_ lines: [Line]) -> JSON {
      .array(lines.map { ["party": .string($0.party), "name": .string($0.name)] })
    }
    func states(_ states: [ScanState]) -> JSON { .array(states.map { .string($0.rawValue) }) }
    return [
      "before": .string(before.rfc3339), "after": .string(after.rfc3339), "came": lines(came),
      "went": lines(went), "unknown": lines(unknown),
      "changed": .array(
        changed.map {
          ["name": .string($0.name), "added": states($0.added), "left": states($0.left)]
        }),
      "same": .integer(Int64(same)),
    ]
  }
}

extension SiteDifference.Line {
  fileprivate init(_ party: PartyReport) {
    self.init(
      party: party.id, name: party.name,
      kinds: party.products.map(\.kind).joined(separator: ", "))
  }
}
