/// Finds, before parsing, whether a text could use a YAML alias; the parser would expand it without bound.
enum YAMLAliases {
  /// The line and column of the first `*name` that repeats an earlier `&name`, or nil.
  ///
  /// INVARIANT: a superset of real aliases: a token begins only where the byte before is no part of a word, and an alias
  /// needs its anchor before it. Prose with `*emphasis*` passes, since no `&emphasis` comes before.
  static func first(in text: String) -> (line: Int, column: Int)? {
    var text = text
    return text.withUTF8 { bytes -> (line: Int, column: Int)? in
      guard bytes.contains(UInt8(ascii: "&")) else { return nil }
      var anchors: Set<[UInt8]> = []
      var line = 1
      var start = 0
      var before: UInt8 = 10
      for (index, byte) in bytes.enumerated() {
        defer { before = byte }
        if byte == 10 {
          line += 1
          start = index + 1
        }
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), !isWord(before) else {
          continue
        }
        let name = Array(bytes[(index + 1)...].prefix { isName($0) })
        if name.isEmpty { continue }
        if byte == UInt8(ascii: "&") {
          anchors.insert(name)
        } else if anchors.contains(name) {
          let column = bytes[start..<index].count { $0 & 0xC0 != 0x80 } + 1
          return (line, column)
        }
      }
      return nil
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == 95 || byte == 45
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == 95 || byte >= 0x80
  }
}
