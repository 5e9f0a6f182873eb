/// A set of commitments as a Merkle tree over their sorted order: membership and absence can be
/// shown without the other members.
///
/// The leaves are `Merkle.leafHash(commitment)` in ascending byte order. A root binds the order
/// only for those who see the whole set: an absence proof relies on the set's maker having
/// sorted, which an auditor checks by building it again.
public struct MerkleSet: Sendable {
  /// The members in ascending order, each once.
  public let members: [Digest32]
  /// The Merkle root; that of the empty tree when there is no member.
  public let root: Digest32
  /// Roots of full chunks of 256 leaves: a proof hashes one chunk, not the whole set.
  private let chunks: [Digest32]
  private static let chunkSize = 256

  /// Sorts the commitments, drops repetitions and computes the root.
  public init(_ commitments: some Sequence<Digest32>) {
    var members = commitments.sorted()
    var kept = 0
    for member in members where kept == 0 || members[kept - 1] != member {
      members[kept] = member
      kept += 1
    }
    members.removeSubrange(kept...)
    self.members = members
    chunks = (0..<members.count / Self.chunkSize).map { chunk in
      let start = chunk * Self.chunkSize
      return Merkle.root(
        of: members[start..<start + Self.chunkSize].map { Merkle.leafHash(of: $0) })
    }
    let rest = members[(chunks.count * Self.chunkSize)...].map { Merkle.leafHash(of: $0) }
    let last = rest.isEmpty ? [] : [Merkle.root(of: rest)]
    root = Merkle.root(of: chunks + last)
  }

  /// The number of members; verifying a proof needs it beside the root.
  public var count: Int64 { Int64(members.count) }

  /// Whether the commitment is a member.
  public func contains(_ commitment: Digest32) -> Bool {
    let place = insertionPoint(of: commitment)
    return place < members.count && members[place] == commitment
  }

  /// Shows what the set says about a commitment: its place, or the neighbours where it would be.
  public func proof(of commitment: Digest32) -> MerkleSetProof {
    let place = insertionPoint(of: commitment)
    if place < members.count, members[place] == commitment {
      return .member(witness(at: place))
    }
    return .absent(
      below: place > 0 ? witness(at: place - 1) : nil,
      above: place < members.count ? witness(at: place) : nil)
  }

  private func insertionPoint(of commitment: Digest32) -> Int {
    var low = 0
    var high = members.count
    while low < high {
      let middle = low + (high - low) / 2
      if members[middle] < commitment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func witness(at place: Int) -> MerkleSetProof.Witness {
    let path = TreeShape.inclusion(index: Int64(place), size: count).map { range in
      Merkle.hash(of: range) { subtreeHash(Int($0.lowerBound)..<Int($0.upperBound)) }
    }
    return .init(member: members[place], index: Int64(place), path: path)
  }

  /// The range is a complete subtree, so it lies within one chunk or consists of whole ones.
  private func subtreeHash(_ range: Range<Int>) -> Digest32 {
    if range.count < Self.chunkSize {
      return Merkle.root(of: members[range].map { Merkle.leafHash(of: $0) })
    }
    return Merkle.root(
      of: chunks[range.lowerBound / Self.chunkSize..<range.upperBound / Self.chunkSize])
  }
}
