/// A kind of flaw that an independent check can find; rooms declare theirs, `fsck` tells them.
///
/// A code once shipped keeps its meaning. Neither sentence nor remedy ever holds a value.
public struct FlawKind: Sendable, Hashable {
  /// How bad it is.
  public enum Weight: String, Sendable, Hashable {
    /// Something that must hold does not.
    case fault
    /// What a crash left behind; the next command clears it away, or mending does.
    case leftover
    /// As it may be, and worth knowing.
    case note
  }

  /// What a program acts on, such as `entries.gap`; the room's table or folder, then the flaw.
  public let code: String
  /// How bad it is.
  public let weight: Weight
  /// What is wrong, as a sentence that follows a number: "entries are missing".
  public let what: String
  /// Whether it can be worked out anew from what is sound.
  public let isMendable: Bool
  /// What to do.
  public let remedy: String

  /// What can only come from a copy.
  public static let restore = "restore the newest backup in which `fsck` finds nothing"
  /// What `fsck` does by itself.
  public static let mend = "aboveboard fsck --mend"

  /// Something that cannot be derived; the remedy is a backup unless another is said.
  public static func fault(_ code: String, _ what: String, remedy: String = restore) -> FlawKind {
    FlawKind(code: code, weight: .fault, what: what, isMendable: false, remedy: remedy)
  }

  /// Something that is derived from what is sound.
  public static func mendable(_ code: String, _ what: String) -> FlawKind {
    FlawKind(code: code, weight: .fault, what: what, isMendable: true, remedy: mend)
  }

  /// What a crash left behind.
  public static func leftover(_ code: String, _ what: String) -> FlawKind {
    FlawKind(code: code, weight: .leftover, what: what, isMendable: true, remedy: mend)
  }

  /// What is as it may be.
  public static func note(_ code: String, _ what: String, remedy: String) -> FlawKind {
    FlawKind(code: code, weight: .note, what: what, isMendable: false, remedy: remedy)
  }
}

/// A flaw that was found: how often, and where the first of them are.
public struct Flaw: Sendable, Hashable {
  /// What kind it is.
  public let kind: FlawKind
  /// How many were found.
  public internal(set) var count: Int
  /// The first places: sequences, versions, disclosures, file names; never a value or an ordinal.
  public internal(set) var places: [String]
}

/// The flaws that a check has found so far, those of one kind together.
public struct Flaws: Sendable {
  private static let mostPlaces = 8

  /// Every kind that was found, in the order of finding.
  public private(set) var all: [Flaw] = []

  /// None.
  public init() {}

  /// Adds one, or several without a place.
  public mutating func add(_ kind: FlawKind, at place: String? = nil, count: Int = 1) {
    guard count > 0 else { return }
    let index: Int
    if let found = all.firstIndex(where: { $0.kind == kind }) {
      index = found
    } else {
      index = all.count
      all.append(Flaw(kind: kind, count: 0, places: []))
    }
    all[index].count += count
    if let place, all[index].places.count < Self.mostPlaces { all[index].places.append(place) }
  }

  /// Adds those of another check.
  public mutating func add(_ others: Flaws) {
    for flaw in others.all {
      add(flaw.kind, count: flaw.count)
      guard let index = all.firstIndex(where: { $0.kind == flaw.kind }) else { continue }
      let room = Self.mostPlaces - all[index].places.count
      all[index].places += flaw.places.prefix(max(0, room))
    }
  }

  /// Whether a kind was found.
  public func contains(_ kind: FlawKind) -> Bool { all.contains { $0.kind == kind } }

  /// Whether nothing was found that must not be.
  public var isSound: Bool { all.allSatisfy { $0.kind.weight != .fault } }
}
