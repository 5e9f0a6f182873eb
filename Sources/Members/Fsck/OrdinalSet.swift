/// Which ordinals the log has named: one bit each.
struct OrdinalSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  mutating func insert(_ ordinal: UInt32) {
    let (word, bit) = (Int(ordinal >> 6), UInt64(1) << (ordinal & 63))
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    if words[word] & bit == 0 { count += 1 }
    words[word] |= bit
  }

  /// Takes an ordinal out; false when it was not in.
  mutating func remove(_ ordinal: UInt32) -> Bool {
    let (word, bit) = (Int(ordinal >> 6), UInt64(1) << (ordinal & 63))
    guard words.indices.contains(word), words[word] & bit != 0 else { return false }
    words[word] &= ~bit
    count -= 1
    return true
  }

  /// Takes out whoever is in another set.
  mutating func removeAll(in other: OrdinalSet) {
    for index in words.indices.prefix(other.words.count) { words[index] &= ~other.words[index] }
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
