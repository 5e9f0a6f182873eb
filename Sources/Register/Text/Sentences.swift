/// The sentences of a text in Markdown, with their words.
enum Sentences {
  /// The sentences that have a word in them; a heading and an item of a list end where their block ends.
  static func read(_ markdown: String) -> [(text: String, words: [Substring])] {
    MarkdownBlocks.read(markdown).flatMap(cut).compactMap { text in
      let words = words(of: text)
      return words.isEmpty ? nil : (text, words)
    }
  }

  /// Cuts a block after `.`, `!`, `?` or `…` where a blank follows and no small letter behind it.
  private static func cut(_ block: String) -> [String] {
    var sentences: [String] = []
    var open: [Substring] = []
    let pieces = block.split(separator: " ")
    for (place, piece) in pieces.enumerated() {
      open.append(piece)
      let next = place + 1 < pieces.count ? pieces[place + 1] : nil
      if ends(piece), next?.first(where: \.isLetter)?.isLowercase != true {
        sentences.append(open.joined(separator: " "))
        open = []
      }
    }
    if !open.isEmpty { sentences.append(open.joined(separator: " ")) }
    return sentences
  }

  private static func ends(_ piece: Substring) -> Bool {
    var piece = piece
    while let last = piece.last, "\"'’”)]".contains(last) { piece = piece.dropLast() }
    guard let last = piece.last, ".!?…".contains(last) else { return false }
    if last != "." { return true }
    let word = piece.dropLast().drop { !$0.isLetter }
    // "J. Smith" and "Mr. Smith" go on.
    return !(word.count == 1 && word.first?.isUppercase == true)
      && !shortened.contains(word.lowercased())
  }

  private static let shortened: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "art", "e.g", "i.e", "cf", "vs", "approx",
  ]

  /// What stands between blanks, slashes and dashes and holds a letter; addresses of pages and of mail are no words.
  static func words(of text: String) -> [Substring] {
    text.split(separator: " ").filter { !$0.contains("://") && !$0.contains("@") }
      .flatMap { $0.split { "/–—".contains($0) } }
      .filter { $0.contains(where: \.isLetter) }
  }
}
