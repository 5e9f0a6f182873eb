/// Which ranges of leaves a proof is made of, whatever holds the hashes (RFC 9162 §2.1.3, §2.1.4).
///
/// Every range starts at a multiple of the smallest power of two not below its length, so its hash
/// is that of a subtree. Callers have checked index and sizes.
enum TreeShape {
  /// The siblings of a leaf's path, from the leaf upwards.
  static func inclusion(index: Int64, size: Int64) -> [Range<Int64>] {
    var path: [Range<Int64>] = []
    var low: Int64 = 0
    var high = size
    while high - low > 1 {
      let middle = low + largestPowerOfTwo(below: high - low)
      if index < middle {
        path.append(middle..<high)
        high = middle
      } else {
        path.append(low..<middle)
        low = middle
      }
    }
    return path.reversed()
  }

  /// The subtrees that show a tree of `size1` leaves to be a prefix of one of `size2`.
  static func consistency(size1: Int64, size2: Int64) -> [Range<Int64>] {
    var path: [Range<Int64>] = []
    var low: Int64 = 0
    var high = size2
    var isWholeFirstTree = true
    while high != size1 {
      let middle = low + largestPowerOfTwo(below: high - low)
      if size1 <= middle {
        path.append(middle..<high)
        high = middle
      } else {
        path.append(low..<middle)
        low = middle
        isWholeFirstTree = false
      }
    }
    if !isWholeFirstTree { path.append(low..<high) }
    return path.reversed()
  }

  /// Splits an aligned range into subtrees of a power of two leaves, the largest first.
  static func completeSubtrees(of range: Range<Int64>) -> [Range<Int64>] {
    var parts: [Range<Int64>] = []
    var low = range.lowerBound
    while low < range.upperBound {
      let length = range.upperBound - low
      let part = Int64(1) << (63 - length.leadingZeroBitCount)
      parts.append(low..<low + part)
      low += part
    }
    return parts
  }

  private static func largestPowerOfTwo(below count: Int64) -> Int64 {
    1 << (63 - (count - 1).leadingZeroBitCount)
  }
}
