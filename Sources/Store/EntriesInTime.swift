public import Formats

extension ReadTransaction {
  /// The first entry at or after a moment, or one behind the last when there is none.
  ///
  /// Times of entries never go back, so a search by halves finds it.
  public func firstSequence(at moment: Timestamp) throws -> Int64 {
    var low: Int64 = 1
    var high = try head() + 1
    while low < high {
      let middle = low + (high - low) / 2
      let row = try one("SELECT at FROM entries WHERE sequence = \(middle)")
      if try row.timestamp(0) < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
