/// The declared names that a misspelt one may stand for.
enum NearestNames {
  /// At most three names by edit distance, the nearest first; none that differs in half its length.
  static func of(_ name: String, among declared: some Sequence<String>) -> [String] {
    let wanted = Array(name.utf8)
    return
      declared
      .map { (distance: distance(wanted, Array($0.utf8)), name: $0) }
      .filter { $0.distance * 2 <= max(wanted.count, $0.name.utf8.count) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  /// Levenshtein's distance; identifiers have at most 128 bytes.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(
          min(
            previous[column + 1] + 1, current[column] + 1,
            previous[column] + (byte == other ? 0 : 1)))
      }
      previous = current
    }
    return previous[right.count]
  }
}
