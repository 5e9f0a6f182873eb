import Statements
import Testing

@testable import Server

@Suite struct NoticeHTMLTests {
  @Test(
    "the Markdown of notices becomes HTML",
    arguments: [
      ("# A\n\nb *c* **d**", "<h3>A</h3>\n<p>b <em>c</em> <strong>d</strong></p>\n"),
      ("- a\n- b\n  more\n\nc", "<ul>\n<li>a</li>\n<li>b more</li>\n</ul>\n<p>c</p>\n"),
      ("a\nb", "<p>a b</p>\n"), ("## x", "<h4>x</h4>\n"), ("", ""), ("#x", "<p>#x</p>\n"),
      ("a\\*b\\<", "<p>a*b&lt;</p>\n"), ("**a", "<p><strong>a</strong></p>\n"),
      ("*a **b*", "<p><em>a <strong>b*</strong></em></p>\n"),
      ("`a<`", "<p><code>a&lt;</code></p>\n"),
    ])
  func rendered(_ markdown: String, _ html: String) {
    #expect(NoticeHTML.render(markdown) == html)
  }

  @Test("a notice brings no markup of its own")
  func escaped() {
    let html = NoticeHTML.render("<script>x</script> & \"q\"\n\n- <img src=x>\n\n# <b>")
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img"))
    #expect(!html.contains("<b>"))
  }

  @Test("tags are always closed in order, whatever the text")
  func balanced() {
    var state: UInt64 = 3
    let alphabet = Array("**`\\ a\n-#<".utf8)
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      #expect(isBalanced(NoticeHTML.render(String(decoding: bytes, as: UTF8.self))))
    }
  }

  private func isBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let tag = piece.prefix { $0 != ">" }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(tag)
      }
    }
    return open.isEmpty
  }
}
