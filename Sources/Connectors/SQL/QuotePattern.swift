/// How texts quote or mention a member: signs, the name, anything, signs; `[quote={name}]…[/quote]`, `@{name}`.
///
/// Names are compared without regard to case, as forums do. A quote within a quote belongs to the outer one.
struct QuotePattern: Sendable {
  private enum Part: Sendable {
    case signs([Unicode.Scalar])
    case name
    case anything
  }

  private let parts: [Part]
  private let opener: [Unicode.Scalar]
  /// Whether the name comes last, so that a longer name must not be taken for it.
  private let isMention: Bool

  /// A pattern that the register's reader has accepted: signs first, one name.
  init(_ text: String) {
    var parts: [Part] = []
    let halves = text.split(separator: "{name}", maxSplits: 1, omittingEmptySubsequences: false)
    opener = Array((halves.first ?? "").unicodeScalars)
    parts.append(.signs(opener))
    parts.append(.name)
    let rest = halves.count > 1 ? halves[1] : ""
    for (index, piece) in rest.split(separator: "…", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { parts.append(.anything) }
      if !piece.isEmpty { parts.append(.signs(Array(piece.unicodeScalars))) }
    }
    self.parts = parts
    isMention = rest.isEmpty
  }

  /// What `LIKE` finds in a text in lower case that may match, with `\` as escape.
  ///
  /// Engines know no other letters than those of ASCII, so a name with others is looked for by what stands before it.
  func search(for name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 < 128 }
    let signs = String(String.UnicodeScalarView(opener.prefix { $0.isASCII }))
    let all = opener.allSatisfy(\.isASCII) && isPlain ? signs + name : signs
    let escaped = all.lowercased().unicodeScalars.reduce(into: "") { text, scalar in
      if scalar == "%" || scalar == "_" || scalar == "\\" { text.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return "%\(escaped)%"
  }

  /// The text with every passage about these names replaced, and how many there were.
  func replaced(in text: String, names: [String], with words: String) -> (String, Int) {
    let scalars = Array(text.unicodeScalars)
    let folded = scalars.map(Self.folded)
    let names = names.map { $0.unicodeScalars.map(Self.folded) }.filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
    var out = String.UnicodeScalarView()
    var (place, count) = (0, 0)
    while place < scalars.count {
      if let end = names.lazy.compactMap({ end(of: folded, from: place, name: $0) }).first {
        out.append(contentsOf: words.unicodeScalars)
        count += 1
        place = end
      } else {
        out.append(scalars[place])
        place += 1
      }
    }
    return (String(out), count)
  }

  /// Where a passage that begins at a place ends; nil when none does.
  private func end(of text: [String], from start: Int, name: [String]) -> Int? {
    if isMention, start > 0, Self.isWord(text[start - 1]) { return nil }
    var place = start
    var index = 0
    while index < parts.count {
      switch parts[index] {
      case .signs(let signs):
        guard Self.holds(text, signs.map(Self.folded), at: place) else { return nil }
        place += signs.count
      case .name:
        guard Self.holds(text, name, at: place) else { return nil }
        place += name.count
      case .anything:
        guard index + 1 < parts.count, case .signs(let signs) = parts[index + 1] else {
          return nil
        }
        let isLast = index + 2 >= parts.count
        guard let found = find(signs.map(Self.folded), in: text, from: place, isLast: isLast)
        else { return nil }
        place = found + signs.count
        index += 1
      }
      index += 1
    }
    return isMention && Self.goesOn(text, at: place) ? nil : place
  }

  /// The next place of some signs; the last ones close as many openings as there were meanwhile.
  private func find(
    _ signs: [String], in text: [String], from start: Int, isLast: Bool
  ) -> Int? {
    let opening = opener.map(Self.folded)
    var depth = 0
    var place = start
    while place < text.count {
      if Self.holds(text, signs, at: place) {
        if depth == 0 || !isLast { return place }
        depth -= 1
        place += signs.count
      } else if isLast, Self.holds(text, opening, at: place) {
        depth += 1
        place += opening.count
      } else {
        place += 1
      }
    }
    return nil
  }

  private static func holds(_ text: [String], _ part: [String], at place: Int) -> Bool {
    place + part.count <= text.count && zip(text[place...], part).allSatisfy { $0 == $1 }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    scalar.properties.lowercaseMapping
  }

  private static func isWord(_ text: String) -> Bool {
    text == "_"
      || text.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }

  /// Whether a longer name stands there: a letter, digit or `_`, or a `-` or `.` before one.
  private static func goesOn(_ text: [String], at place: Int) -> Bool {
    guard place < text.count else { return false }
    if isWord(text[place]) { return true }
    return ["-", "."].contains(text[place]) && place + 1 < text.count && isWord(text[place + 1])
  }
}
