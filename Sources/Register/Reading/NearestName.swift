/// Finds the declared name that a misspelt one was probably meant to be.
package enum NearestName {
  /// The nearest candidate by edit distance, or nil when none is near; ties go to the first by its bytes.
  ///
  /// Near is a third of the name's length, and never more than `within`; capitals count as small letters.
  package static func find(
    _ name: String, among candidates: some Sequence<String>, within: Int = 8
  ) -> String? {
    let wanted = bytes(name)
    let limit = min(within, max(1, wanted.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      guard let distance = distance(wanted, candidate, atMost: best?.distance ?? limit) else {
        continue
      }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The nearest candidates, at most three, the nearest first; none that differs in half its length.
  package static func several(
    _ name: String, among candidates: some Sequence<String>
  ) -> [String] {
    let wanted = bytes(name)
    return
      candidates
      .compactMap { candidate in
        distance(wanted, candidate, atMost: max(wanted.count, candidate.utf8.count) / 2)
          .map { (distance: $0, name: candidate) }
      }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  private static func bytes(_ name: String) -> [UInt8] { Array(name.lowercased().utf8.prefix(65)) }

  /// Names of over 64 bytes are near to none.
  private static func distance(_ wanted: [UInt8], _ candidate: String, atMost limit: Int) -> Int? {
    let bytes = bytes(candidate)
    guard bytes.count <= 64, wanted.count <= 64, abs(bytes.count - wanted.count) <= limit else {
      return nil
    }
    let distance = distance(wanted, bytes)
    return distance <= limit ? distance : nil
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
