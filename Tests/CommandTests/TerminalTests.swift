import Formats
import Testing

@testable import aboveboard

@Suite struct TerminalTests {
  @Test("columns are aligned, and the last one is wrapped within the width")
  func table() {
    var table = Table([.right, .left, .left])
    table.row(["1,234", "a.code", "A sentence that is too long for what is left of this line."])
    table.row(["5", "another.code", "Short."])
    let lines = table.lines(width: 50)
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { $0.count <= 50 })
    #expect(lines.last == "      5  another.code  Short.")
  }

  @Test("wrapping loses no word, whatever the width")
  func wrapping() {
    let text = "Every wish stands in the ledger, the refused ones too.\n\nAnd more."
    for width in 1..<80 {
      let words = Wrapping.lines(text, width: width).joined(separator: " ").split(separator: " ")
      #expect(words == text.split { $0 == " " || $0 == "\n" })
    }
  }

  @Test("a bar never goes beyond its end")
  func bar() {
    let bar = ProgressBar("rows", total: 10, isShown: false)
    #expect(bar.text(25).contains("100 %"))
    #expect(bar.text(0).contains("0 %"))
  }

  @Test("words that a shell would take apart are quoted")
  func quoting() {
    #expect(Shell.quoted("has_under5=yes") == "has_under5=yes")
    #expect(Shell.quoted("the authority asked") == "'the authority asked'")
    #expect(Shell.quoted("it's") == "'it'\\''s'")
    #expect(Shell.quoted("") == "''")
  }

  @Test("the example's clock is the real one while the example fits to it")
  func clock() throws {
    let within = try #require(Timestamp("2026-11-25T10:00:00Z"))
    #expect(!ExampleClock(now: within).isSet)
    #expect(ExampleClock(now: within).now(within) == within)
    for text in ["2026-01-01", "2031-06-01"] {
      let far = try #require(Timestamp(text))
      let clock = ExampleClock(now: far)
      #expect(clock.isSet)
      #expect(clock.now(far.adding(seconds: 5)).rfc3339 == "2026-11-21T12:00:05Z")
    }
  }
}
