/// The part of Markdown that notices use, as HTML: headings, paragraphs, lists, emphasis.
///
/// Everything is escaped first, so a text can bring no markup of its own; what is not known stays as
/// it is written. Headings begin at the third level, below the page's own.
public enum NoticeHTML {
  /// The HTML of a text in Markdown.
  public static func render(_ markdown: String) -> String {
    var html = ""
    var paragraph: [String] = []
    var items: [String] = []

    func flush() {
      if !paragraph.isEmpty { html += "<p>\(inline(paragraph.joined(separator: " ")))</p>\n" }
      if !items.isEmpty {
        html += "<ul>\n" + items.map { "<li>\(inline($0))</li>\n" }.joined() + "</ul>\n"
      }
      paragraph = []
      items = []
    }

    for bytes in Array(markdown.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      let line = trimmed(bytes)
      if line.isEmpty {
        flush()
      } else if let (level, title) = heading(line) {
        flush()
        html += "<h\(level)>\(inline(title))</h\(level)>\n"
      } else if let item = item(line) {
        if !paragraph.isEmpty { flush() }
        items.append(item)
      } else if !items.isEmpty {
        items[items.count - 1] += " " + text(line)
      } else {
        paragraph.append(text(line))
      }
    }
    flush()
    return html
  }

  private static func heading(_ line: ArraySlice<UInt8>) -> (Int, String)? {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks), line.dropFirst(marks).first == 0x20 else { return nil }
    return (min(marks + 2, 4), text(trimmed(line.dropFirst(marks))))
  }

  private static func item(_ line: ArraySlice<UInt8>) -> String? {
    guard let mark = line.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*"),
      line.dropFirst().first == 0x20
    else { return nil }
    return text(trimmed(line.dropFirst()))
  }

  /// Escapes a text, then reads `**strong**`, `*emphasis*`, `` `code` `` and backslash escapes.
  private static func inline(_ text: String) -> String {
    var html = ""
    var open: [String] = []
    var bytes = Array(text.utf8)[...]
    var plain: [UInt8] = []

    func emitPlain() {
      html += escaped(plain)
      plain = []
    }
    func toggle(_ tag: String) {
      emitPlain()
      if open.last == tag {
        html += "</\(open.removeLast())>"
      } else {
        html += "<\(tag)>"
        open.append(tag)
      }
    }

    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        if let next = bytes.first, isPunctuation(next) {
          plain.append(next)
          bytes = bytes.dropFirst()
        } else {
          plain.append(byte)
        }
      case UInt8(ascii: "*") where bytes.first == byte && canToggle("strong", open):
        bytes = bytes.dropFirst()
        toggle("strong")
      case UInt8(ascii: "*") where bytes.first != byte && canToggle("em", open):
        toggle("em")
      case UInt8(ascii: "`") where canToggle("code", open): toggle("code")
      default: plain.append(byte)
      }
    }
    emitPlain()
    for tag in open.reversed() { html += "</\(tag)>" }
    return html
  }

  private static func escaped(_ text: [UInt8]) -> String {
    var escaped: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "\""): escaped += "&quot;".utf8
      case UInt8(ascii: "'"): escaped += "&#39;".utf8
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Whether a tag may open, or close as the innermost one, so that tags never cross.
  private static func canToggle(_ tag: String, _ open: [String]) -> Bool {
    open.last == tag || !open.contains(tag)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return bytes
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
