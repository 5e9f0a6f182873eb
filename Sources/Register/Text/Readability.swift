/// How hard an English text is to read, by three published formulas and what they count (demand B1).
///
/// The formulas were made for running English prose; for another language or a mere list of names they say little.
/// Headings and items of lists count as sentences of their own. A word is what stands between blanks and holds a
/// letter: figures alone, addresses of pages and of mail are left out. Syllables are counted by a rule of thumb.
public struct Readability: Sendable, Equatable {
  /// One sentence with its length.
  public struct Sentence: Sendable, Equatable {
    /// The sentence without Markdown.
    public let text: String
    /// How many words it has.
    public let words: Int
  }

  /// How many sentences were counted.
  public let sentences: Int
  /// How many words were counted.
  public let words: Int
  /// How many syllables the words have.
  public let syllables: Int
  /// How many letters and digits the words have.
  public let letters: Int
  /// The longest sentences of more words than `longWords`, the longest first, at most five.
  public let longest: [Sentence]

  /// A sentence with more words than this is worth mending (GOV.UK content guidance: at most 25).
  public static let longWords = 25

  /// Counts a text in Markdown, such as a rendered notice.
  public init(markdown: String) {
    let read = Sentences.read(markdown)
    sentences = read.count
    words = read.reduce(0) { $0 + $1.words.count }
    syllables = read.reduce(0) { $0 + $1.words.reduce(0) { $0 + Syllables.count($1) } }
    letters = read.reduce(0) { sum, sentence in
      sum + sentence.words.reduce(0) { $0 + $1.count { $0.isLetter || $0.isNumber } }
    }
    longest = Array(
      read.lazy.map { Sentence(text: $0.text, words: $0.words.count) }
        .filter { $0.words > Self.longWords }
        .sorted { left, right in
          left.words == right.words
            ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : left.words > right.words
        }.prefix(5))
  }

  /// Flesch reading ease, about 0 (very hard) to 100 (very easy); nil for a text without words.
  ///
  /// 206.835 − 1.015 × words per sentence − 84.6 × syllables per word.
  public var readingEase: Double? {
    ratios.map { 206.835 - 1.015 * $0.wordsPerSentence - 84.6 * $0.syllablesPerWord }
  }

  /// Flesch–Kincaid grade, a year of school in the United States; nil for a text without words.
  ///
  /// 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
  public var grade: Double? {
    ratios.map { 0.39 * $0.wordsPerSentence + 11.8 * $0.syllablesPerWord - 15.59 }
  }

  /// Coleman–Liau index, a year of school by letters instead of syllables; nil for a text without words.
  ///
  /// 0.0588 × letters per 100 words − 0.296 × sentences per 100 words − 15.8.
  public var colemanLiau: Double? {
    guard words > 0 else { return nil }
    let hundreds = Double(words) / 100
    return 0.0588 * Double(letters) / hundreds - 0.296 * Double(sentences) / hundreds - 15.8
  }

  /// The age at which a child reads such a text with ease: the Flesch–Kincaid grade and five years, at least 5.
  public var readingAge: Int? { grade.map { max(5, Int(($0 + 5).rounded())) } }

  private var ratios: (wordsPerSentence: Double, syllablesPerWord: Double)? {
    guard words > 0, sentences > 0 else { return nil }
    return (Double(words) / Double(sentences), Double(syllables) / Double(words))
  }
}
