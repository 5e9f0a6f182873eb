/// Places duplicate keys and lets parsing go on behind them.
///
/// The parser stops at the first mapping with a duplicate and tells only where the key stands first. The others are looked
/// for in the lines below it, told, and renamed in our copy of the text, so that the rest of the file is checked too.
struct YAMLDuplicates {
  private static let marker = "aboveboard-duplicate-"

  let path: String
  private(set) var text: String
  private var renamed = 0
  /// Each round parses the file once more, so that a large one gets none.
  private var rounds: Int

  init(path: String, text: String) {
    self.path = path
    self.text = text
    rounds = text.utf8.count < 256 << 10 ? 20 : 0
  }

  /// Says whether a key is one that `mend` renamed.
  static func isRenamed(_ key: String) -> Bool { key.hasPrefix(marker) }

  /// Reports the further occurrences of a key and renames them; false when there are none to be found or too many rounds.
  mutating func mend(_ name: String, first: Place, report: inout Report) -> Bool {
    let shown = Entry.quoted(name)
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Substring.init)
    let others = rounds > 0 ? occurrences(of: name, after: first, in: lines) : []
    guard !others.isEmpty else {
      report.error(.duplicateKey, at: first, "the key \(shown) stands twice in its mapping")
      return false
    }
    rounds -= 1
    for (index, rest) in others {
      report.error(
        .duplicateKey, at: Place(file: path, line: index + 1, column: first.column),
        "the key \(shown) stands twice in its mapping; the first is on line \(first.line)")
      renamed += 1
      let indent = String(repeating: " ", count: first.column - 1)
      lines[index] = "\(indent)\(Self.marker)\(renamed)\(rest)"
    }
    text = lines.joined(separator: "\n")
    return true
  }

  /// The later lines with the key at the same column before the mapping ends, each with what follows it; block style only.
  private func occurrences(
    of name: String, after first: Place, in lines: [Substring]
  ) -> [(index: Int, rest: Substring)] {
    let spellings = [name, "'\(name)'", "\"\(name)\""]
    let indent = first.column - 1
    var found: [(Int, Substring)] = []
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let blanks = line.utf8.prefix { $0 == 32 }
      let rest = line.utf8[blanks.endIndex...]
      if rest.isEmpty || rest.first == UInt8(ascii: "#") || rest.first == 13 { continue }
      if blanks.count < indent { break }
      guard blanks.count == indent else { continue }
      for spelling in spellings where rest.starts(with: spelling.utf8) {
        let after = rest.dropFirst(spelling.utf8.count)
        if after.first(where: { $0 != 32 }) == UInt8(ascii: ":") {
          found.append((index, Substring(after)))
          break
        }
      }
    }
    return found
  }
}
