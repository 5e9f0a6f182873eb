extension Merkle {
  /// Shows that a leaf hash is in the tree, by the algorithm of RFC 9162 §2.1.3.2.
  ///
  /// - Parameters:
  ///   - index: The leaf's place, from 0.
  ///   - size: The number of leaves under `root`.
  ///   - leaf: The leaf's hash, not its bytes.
  ///   - proof: The sibling hashes from the leaf upwards.
  ///   - root: The root the caller trusts.
  /// - Throws: ``ProofError`` when anything does not fit; no input traps.
  public static func verifyInclusion(
    index: Int64, size: Int64, leaf: Digest32, proof: [Digest32], root: Digest32
  ) throws(ProofError) {
    guard index >= 0, index < size else {
      throw .indexOutsideTree(index: index, size: size)
    }
    var node = index
    var last = size - 1
    var hash = leaf
    for sibling in proof {
      guard last != 0 else { throw .wrongLength(found: proof.count) }
      if node & 1 == 1 || node == last {
        hash = nodeHash(sibling, hash)
        climbToRightChild(&node, &last)
      } else {
        hash = nodeHash(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength(found: proof.count) }
    guard hash == root else { throw .rootMismatch }
  }

  /// Shows that one tree begins with all leaves of another, by RFC 9162 §2.1.4.2.
  ///
  /// Equal sizes need an empty proof and equal roots. Size 0 is refused: it would show nothing.
  /// - Throws: ``ProofError`` when anything does not fit; no input traps.
  public static func verifyConsistency(
    size1: Int64, size2: Int64, root1: Digest32, root2: Digest32, proof: [Digest32]
  ) throws(ProofError) {
    guard size1 >= 0, size1 <= size2 else {
      throw .sizesOutOfOrder(size1: size1, size2: size2)
    }
    guard size1 > 0 else { throw .emptyFirstTree }
    if size1 == size2 {
      guard proof.isEmpty else { throw .wrongLength(found: proof.count) }
      guard root1 == root2 else { throw .rootMismatch }
      return
    }
    // A first tree of a power of two leaves is itself the first node of the path.
    var path = proof[...]
    let isComplete = size1 & (size1 - 1) == 0
    guard let start = isComplete ? root1 : path.popFirst(), !proof.isEmpty else {
      throw .wrongLength(found: proof.count)
    }
    var node = size1 - 1
    var last = size2 - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var first = start
    var second = start
    for sibling in path {
      guard last != 0 else { throw .wrongLength(found: proof.count) }
      if node & 1 == 1 || node == last {
        first = nodeHash(sibling, first)
        second = nodeHash(sibling, second)
        climbToRightChild(&node, &last)
      } else {
        second = nodeHash(second, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength(found: proof.count) }
    guard first == root1, second == root2 else { throw .rootMismatch }
  }

  /// On the tree's right edge a node may be the only child; it moves up until it has a sibling.
  private static func climbToRightChild(_ node: inout Int64, _ last: inout Int64) {
    while node & 1 == 0, node != 0 {
      node >>= 1
      last >>= 1
    }
  }
}
