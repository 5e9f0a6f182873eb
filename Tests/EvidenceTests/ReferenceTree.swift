import Evidence

/// The recursive definitions of RFC 9162 §2.1, word for word; hashes once computed are kept.
final class ReferenceTree {
  let leaves: [Digest32]
  private var known: [Range<Int>: Digest32] = [:]

  init(leaves: [Digest32]) { self.leaves = leaves }

  func root(_ range: Range<Int>) -> Digest32 {
    if range.isEmpty { return Merkle.emptyRoot }
    if range.count == 1 { return leaves[range.lowerBound] }
    if let hash = known[range] { return hash }
    let middle = range.lowerBound + split(range.count)
    let hash = Merkle.nodeHash(
      root(range.lowerBound..<middle), root(middle..<range.upperBound))
    known[range] = hash
    return hash
  }

  func root(size: Int) -> Digest32 { root(0..<size) }

  func path(_ index: Int, _ range: Range<Int>) -> [Digest32] {
    if range.count == 1 { return [] }
    let middle = range.lowerBound + split(range.count)
    return index < middle
      ? path(index, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
      : path(index, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
  }

  func consistency(_ first: Int, _ range: Range<Int>, isWhole: Bool = true) -> [Digest32] {
    if first == range.upperBound { return isWhole ? [] : [root(range)] }
    let middle = range.lowerBound + split(range.count)
    return first <= middle
      ? consistency(first, range.lowerBound..<middle, isWhole: isWhole)
        + [root(middle..<range.upperBound)]
      : consistency(first, middle..<range.upperBound, isWhole: false)
        + [root(range.lowerBound..<middle)]
  }

  private func split(_ count: Int) -> Int {
    var power = 1
    while power * 2 < count { power *= 2 }
    return power
  }
}

/// The entry that the tests' logs have at an index: of varying length, some of them empty.
func entry(_ index: Int) -> [UInt8] {
  Array(String(repeating: "e\(index) ", count: index % 4).utf8)
}
