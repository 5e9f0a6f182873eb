/// Up to 256 log entries, each after its length as a big-endian uint16 (C2SP tlog-tiles).
enum EntryBundle {
  static let maxEntryBytes = 65_535

  /// The caller has checked the length.
  static func append(_ entry: [UInt8], to bundle: inout [UInt8]) {
    bundle.append(UInt8(truncatingIfNeeded: entry.count >> 8))
    bundle.append(UInt8(truncatingIfNeeded: entry.count))
    bundle += entry
  }

  /// The first entries of a bundle as far as they can be told apart.
  struct Contents {
    /// At most `limit` entries.
    var entries: [ArraySlice<UInt8>] = []
    /// Where the last of them ends.
    var end = 0
    /// Whether nothing follows it.
    var isExhausted = false
  }

  /// Reads up to `limit` entries; fewer when the bytes end within one.
  static func read(_ bytes: [UInt8], limit: Int) -> Contents {
    var contents = Contents()
    while contents.entries.count < limit, bytes.count - contents.end >= 2 {
      let start = contents.end + 2
      let length = Int(bytes[contents.end]) << 8 | Int(bytes[contents.end + 1])
      guard bytes.count - start >= length else { break }
      contents.entries.append(bytes[start..<start + length])
      contents.end = start + length
    }
    contents.isExhausted = contents.end == bytes.count
    return contents
  }
}
