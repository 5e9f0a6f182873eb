/// A fixed-size set of a plan's clauses.
public struct ClauseMask: Hashable, Sendable {
  /// How many clauses fit.
  public static let capacity = 256

  @usableFromInline var words: SIMD4<UInt64>

  /// Makes the empty set.
  @inlinable public init() { words = .zero }

  /// Says whether no clause is in the set.
  @inlinable public var isEmpty: Bool { words == .zero }

  /// How many clauses are in the set.
  @inlinable public var count: Int {
    words[0].nonzeroBitCount + words[1].nonzeroBitCount + words[2].nonzeroBitCount
      + words[3].nonzeroBitCount
  }

  /// Adds a clause; the index must lie below `capacity`.
  @inlinable public mutating func insert(_ clause: Int) {
    words[clause >> 6] |= 1 << UInt64(clause & 63)
  }

  /// Says whether a clause is in the set.
  @inlinable public func contains(_ clause: Int) -> Bool {
    words[clause >> 6] & (1 << UInt64(clause & 63)) != 0
  }
}

/// Permit or deny for one subject and one use, with every reason; words are made by the plan on request.
public struct Decision: Hashable, Sendable {
  /// The clauses that deny.
  public var reasons: ClauseMask
  /// The clauses that leave an optional field blank.
  public var blanks: ClauseMask

  /// Makes a decision.
  @inlinable public init(reasons: ClauseMask = ClauseMask(), blanks: ClauseMask = ClauseMask()) {
    self.reasons = reasons
    self.blanks = blanks
  }

  /// Whether the use is permitted for this subject.
  public var isPermitted: Bool { reasons.isEmpty }
}
