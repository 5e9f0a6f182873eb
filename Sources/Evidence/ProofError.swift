/// Why a Merkle proof shows nothing.
public enum ProofError: Error, Equatable, CustomStringConvertible {
  /// The index is negative or not below the size.
  case indexOutsideTree(index: Int64, size: Int64)
  /// The sizes are negative, or the first is above the second.
  case sizesOutOfOrder(size1: Int64, size2: Int64)
  /// Every tree continues the empty one, so a proof from size 0 shows nothing.
  case emptyFirstTree
  /// The proof has fewer or more hashes than the tree's shape asks for.
  case wrongLength(found: Int)
  /// The proof leads to another root than the one given.
  case rootMismatch
  /// The neighbours of an absence proof do not enclose the value, or do not touch.
  case notNeighbours

  /// What is wrong, in one lower-case sentence.
  public var description: String {
    switch self {
    case .indexOutsideTree(let index, let size):
      "index \(index) is outside a tree of size \(size)"
    case .sizesOutOfOrder(let size1, let size2):
      "a tree of size \(size2) cannot continue one of size \(size1)"
    case .emptyFirstTree:
      "a proof that starts from the empty tree shows nothing; start from size 1 or more"
    case .wrongLength(let found):
      "the proof has \(found) hashes, which does not fit the tree's shape"
    case .rootMismatch:
      "the proof leads to another root: the data, the proof or the root is not the original"
    case .notNeighbours:
      "the two members shown are not the neighbours of the value, so its absence is not shown"
    }
  }
}
