/// Finds the declared name that a misspelt one was probably meant to be.
enum NearestName {
  /// The nearest candidate by edit distance, or nil when none is near; ties go to the first by its bytes.
  ///
  /// Near is a third of the name's length, and never more than `within`.
  static func find(
    _ name: String, among candidates: some Sequence<String>, within: Int = 8
  ) -> String? {
    let wanted = Array(name.utf8.prefix(64))
    let limit = min(within, max(1, wanted.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let bytes = Array(candidate.utf8.prefix(65))
      guard bytes.count <= 64, abs(bytes.count - wanted.count) <= (best?.distance ?? limit) else {
        continue
      }
      let distance = distance(wanted, bytes)
      guard distance <= limit, distance > 0 else { continue }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The optimal string alignment distance: insertions, deletions, replacements, and swaps of neighbours.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, older[column - 1] + 1)
        }
        current.append(cost)
      }
      older = previous
      previous = current
    }
    return previous[right.count]
  }
}
