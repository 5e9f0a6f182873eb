import Register
import TestSupport
import Testing

/// Reading ease, grades and what they count; the expected figures were worked out by hand.
@Suite struct ReadabilityTests {
  @Test("a plain sentence has the figures worked out by hand")
  func plain() throws {
    // The(1) cat(1) sat(1) on(1) the(1) mat(1): 6 words, 6 syllables, 17 letters.
    let text = Readability(markdown: "The cat sat on the mat.")
    #expect(
      [text.sentences, text.words, text.syllables, text.letters] == [1, 6, 6, 17])
    // 206.835 − 1.015 × 6 − 84.6 × 1; 0.39 × 6 + 11.8 − 15.59;
    // 0.0588 × 283.3333 − 0.296 × 16.6667 − 15.8.
    #expect(try isNear(text.readingEase, 116.145))
    #expect(try isNear(text.grade, -1.45))
    #expect(try isNear(text.colemanLiau, -4.0733))
    #expect(text.readingAge == 5)
  }

  @Test("long words make a text hard")
  func hard() throws {
    // Our(1) organisation(5) may(1) share(1) personal(3) information(4):
    // 6 words, 15 syllables, 3 + 12 + 3 + 5 + 8 + 11 = 42 letters.
    let text = Readability(markdown: "Our organisation may share personal information.")
    #expect(
      [text.sentences, text.words, text.syllables, text.letters] == [1, 6, 15, 42])
    #expect(try isNear(text.readingEase, -10.755))
    #expect(try isNear(text.grade, 16.25))
    #expect(try isNear(text.colemanLiau, 20.4267))
    #expect(text.readingAge == 21)
  }

  @Test(
    "headings and items are sentences of their own, and marks, figures and addresses are no words")
  func markdown() {
    let text = Readability(
      markdown: """
        ## Who gets it

        - **Mailer**, in Leeds
        - nobody else, by
          any way
        1. a\\*b

        Write to care@test.example or see <https://test.example/x> by 2027.
        """)
    // Who gets it | Mailer, in Leeds | nobody else, by any way | a*b | Write to or see by
    #expect(text.sentences == 5)
    #expect(text.words == 3 + 3 + 5 + 1 + 5)
  }

  @Test("a full stop inside a name, a title or a number ends no sentence")
  func stops() {
    #expect(Readability(markdown: "Ask Dr. Shah, e.g. about 3.5 p. Then wait.").sentences == 2)
    #expect(Readability(markdown: "He wrote to J. Smith. “Why?” she said. Really!").sentences == 3)
  }

  @Test("only the longest sentences are named, the longest first")
  func longest() {
    let words = { (count: Int) in
      "We " + Array(repeating: "do", count: count - 1).joined(separator: " ")
    }
    let text = Readability(markdown: "\(words(25)). \(words(26)). \(words(30)). \(words(3)).")
    #expect(text.longest.map(\.words) == [30, 26])
    #expect(text.longest.first?.text == words(30) + ".")
    let many = Readability(markdown: (0..<9).map { words(30 + $0) + "." }.joined(separator: "\n\n"))
    #expect(many.longest.map(\.words) == [38, 37, 36, 35, 34])
  }

  @Test(
    "a text without words has no figures", arguments: ["", "\n\n", "123 – 4.5 !!!", "# \n- \n"])
  func empty(_ markdown: String) {
    let text = Readability(markdown: markdown)
    #expect([text.sentences, text.words, text.syllables, text.letters] == [0, 0, 0, 0])
    #expect(text.readingEase == nil)
    #expect(text.grade == nil)
    #expect(text.colemanLiau == nil)
    #expect(text.readingAge == nil)
    #expect(text.longest.isEmpty)
  }

  @Test(
    "the syllables of common words are right",
    arguments: [
      ("the", 1), ("name", 1), ("table", 2), ("handled", 2), ("called", 1), ("client", 2),
      ("patient", 2), ("friend", 1), ("makes", 1), ("boxes", 2),
      ("stopped", 1), ("wanted", 2), ("idea", 3), ("area", 3), ("people", 2), ("being", 2),
      ("period", 3), ("nation", 2), ("data", 2), ("e-mail", 2), ("PDF", 3), ("café", 2),
      ("privacy", 3), ("recipient", 4), ("use", 1), ("agree", 2), ("nothing", 2), ("purposes", 3),
      ("region", 2), ("special", 2), ("don’t", 1), ("you", 1), ("offers", 2),
    ])
  func syllables(_ word: String, _ count: Int) {
    #expect(Readability(markdown: word).syllables == count)
  }

  static let vocabulary = [
    "we", "organisation", "may", "share", "personal", "information", "no", "dr", "a", "people",
    "nobody", "e.g", "recipients", "x",
  ]

  @Test("splitting a sentence never raises the grade", arguments: 0..<50 as Range<UInt64>)
  func splitting(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var words = (0..<Int.random(in: 2...60, using: &random)).map { _ in
      Self.vocabulary.randomElement(using: &random) ?? "we"
    }
    let before = try #require(Readability(markdown: words.joined(separator: " ") + ".").grade)
    let place = Int.random(in: 1..<words.count, using: &random)
    words[place - 1] += "."
    words[place] = words[place].capitalisedFirst
    let after = Readability(markdown: words.joined(separator: " ") + ".")
    #expect(try #require(after.grade) <= before + 1e-9)
  }

  @Test("the order of paragraphs is irrelevant", arguments: 0..<20 as Range<UInt64>)
  func order(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let blocks = (0..<8).map { _ in
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.vocabulary.randomElement(using: &random) ?? "we"
      }.joined(separator: " ")
      return (["# ", "- ", ""].randomElement(using: &random) ?? "") + text
    }
    #expect(
      Readability(markdown: blocks.joined(separator: "\n\n"))
        == Readability(markdown: blocks.shuffled(using: &random).joined(separator: "\n\n")))
  }

  @Test("each formula names its source")
  func sources() {
    let years = [ReadabilityFormula.readingEase: "1948", .grade: "1975", .colemanLiau: "1975"]
    for formula in ReadabilityFormula.allCases {
      #expect(formula.source.contains(years[formula] ?? "no year"))
    }
  }

  private func isNear(_ figure: Double?, _ expected: Double) throws -> Bool {
    abs(try #require(figure) - expected) < 0.001
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
