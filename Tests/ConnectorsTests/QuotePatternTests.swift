import Testing

@testable import Connectors

@Suite("Quotes and mentions") struct QuotePatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    let expected: String
    var testDescription: String { "\(pattern) in \(text)" }

    init(_ pattern: String, _ text: String, _ expected: String) {
      self.pattern = pattern
      self.text = text
      self.expected = expected
    }
  }

  static let quote = "[quote={name}]…[/quote]"
  static let attributes = "[quote=\"{name}\"…]…[/quote]"
  static let mention = "@{name}"

  static let cases = [
    Case(quote, "a [quote=Ann]x[/quote] b", "a ▯ b"),
    Case(quote, "[QUOTE=ANN]x\ny[/Quote]", "▯"),
    Case(quote, "[quote=Anna]x[/quote]", "[quote=Anna]x[/quote]"),
    Case(quote, "[quote=Bob][quote=Ann]x[/quote] y[/quote]", "[quote=Bob]▯ y[/quote]"),
    Case(quote, "[quote=Ann]x [quote=Bob]y[/quote] z[/quote] w", "▯ w"),
    Case(quote, "[quote=Ann]x[/quote][quote=Ann]y[/quote]", "▯▯"),
    Case(quote, "[quote=Ann]never closed", "[quote=Ann]never closed"),
    Case(quote, "[/quote][quote=Ann]", "[/quote][quote=Ann]"),
    Case(attributes, "[quote=\"Ann\" post=12]x[/quote]!", "▯!"),
    Case(attributes, "[quote=\"Ann\"]x[quote=\"B\" post=1]y[/quote][/quote]!", "▯!"),
    Case(attributes, "[quote=\"Anna\" post=12]x[/quote]", "[quote=\"Anna\" post=12]x[/quote]"),
    Case(mention, "@ann", "▯"),
    Case(mention, "hi @Ann, @ANN. @ann!", "hi ▯, ▯. ▯!"),
    Case(mention, "@anna @ann_1 @ann9 @ann-marie @ann.b", "@anna @ann_1 @ann9 @ann-marie @ann.b"),
    Case(mention, "@ann- @ann.", "▯- ▯."),
    Case(mention, "x@ann", "x@ann"),
    Case(mention, "@é@ann", "@é@ann"),
    Case(mention, "", ""),
  ]

  @Test("a passage about the member is replaced whole, and nothing else is", arguments: cases)
  func replaced(_ sample: Case) {
    let (text, count) = QuotePattern(sample.pattern).replaced(
      in: sample.text, names: ["Ann"], with: "▯")
    #expect(text == sample.expected)
    #expect(count == sample.expected.count { $0 == "▯" })
  }

  @Test("of two names of which one begins with the other, the longer one is taken")
  func longest() {
    let (text, count) = QuotePattern("[{name}]").replaced(
      in: "[ann][ann b]", names: ["ann", "ann b"], with: "")
    #expect(text == "")
    #expect(count == 2)
    #expect(QuotePattern("@{name}").replaced(in: "@Éva", names: ["éva"], with: "x").0 == "x")
  }

  @Test(
    "the search before it escapes what LIKE understands, and finds names with other letters too")
  func search() {
    #expect(QuotePattern("@{name}").search(for: "a_b%c\\D") == "%@a\\_b\\%c\\\\d%")
    #expect(QuotePattern("[q={name}]").search(for: "Éva") == "%[q=%")
  }
}
