/// What a sorted Merkle set says about one commitment.
public enum MerkleSetProof: Sendable, Equatable {
  /// A member with its place and the path to the root.
  public struct Witness: Sendable, Equatable {
    /// The commitment at this place.
    public let member: Digest32
    /// Its place in the sorted order, from 0.
    public let index: Int64
    /// The sibling hashes from the leaf upwards.
    public let path: [Digest32]

    /// Puts a witness together, as a reader of a stored proof does.
    public init(member: Digest32, index: Int64, path: [Digest32]) {
      self.member = member
      self.index = index
      self.path = path
    }

    func verify(size: Int64, root: Digest32) throws(ProofError) {
      try Merkle.verifyInclusion(
        index: index, size: size, leaf: Merkle.leafHash(of: member), proof: path, root: root)
    }
  }

  /// The commitment is in the set.
  case member(Witness)
  /// It is not: these two are neighbours and it lies between; nil at an end of the set.
  case absent(below: Witness?, above: Witness?)

  /// Whether the proof, once verified, shows membership.
  public var isMember: Bool {
    if case .member = self { true } else { false }
  }

  /// Checks the proof against a set's root and count, both from a place the caller trusts.
  ///
  /// - Returns: True for shown membership, false for shown absence.
  /// - Throws: ``ProofError`` when the proof shows neither.
  @discardableResult
  public func verify(
    commitment: Digest32, count: Int64, root: Digest32
  ) throws(ProofError) -> Bool {
    switch self {
    case .member(let witness):
      guard witness.member == commitment else { throw .rootMismatch }
      try witness.verify(size: count, root: root)
      return true
    case .absent(let below, let above):
      try verifyAbsence(of: commitment, below, above, count: count, root: root)
      return false
    }
  }

  private func verifyAbsence(
    of commitment: Digest32, _ below: Witness?, _ above: Witness?, count: Int64, root: Digest32
  ) throws(ProofError) {
    if let below {
      guard below.member < commitment else { throw .notNeighbours }
      try below.verify(size: count, root: root)
    }
    if let above {
      guard commitment < above.member else { throw .notNeighbours }
      try above.verify(size: count, root: root)
    }
    // Verified indices are below the count, so adding one cannot overflow.
    switch (below?.index, above?.index) {
    case (nil, nil):
      guard count == 0, root == Merkle.emptyRoot else { throw .notNeighbours }
    case (nil, .some(let first)):
      guard first == 0 else { throw .notNeighbours }
    case (.some(let last), nil):
      guard last == count - 1 else { throw .notNeighbours }
    case (.some(let left), .some(let right)):
      guard left + 1 == right else { throw .notNeighbours }
    }
  }
}
