/// The part of Markdown that notices use, cut into blocks of plain text: headings, items of lists, paragraphs.
///
/// Marks of emphasis and backslashes are gone, so that a block holds what a reader reads.
enum MarkdownBlocks {
  /// The blocks with words or marks in them, in order; a line without a mark of its own continues the block before it.
  static func read(_ markdown: String) -> [String] {
    var blocks: [String] = []
    var open: [String] = []

    func close() {
      let text = plain(open.joined(separator: " "))
      if !text.isEmpty { blocks.append(text) }
      open = []
    }

    for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      if line.isEmpty {
        close()
      } else if let title = heading(line) {
        close()
        open = [String(title)]
        close()
      } else if let item = item(line) {
        close()
        open = [String(item)]
      } else {
        open.append(String(line))
      }
    }
    close()
    return blocks
  }

  private static func heading(_ line: Substring) -> Substring? {
    let marks = line.prefix { $0 == "#" }.count
    let rest = line.dropFirst(marks)
    return (1...6).contains(marks) && rest.first == " " ? rest : nil
  }

  /// What follows `- `, `* ` or `1. `.
  private static func item(_ line: Substring) -> Substring? {
    if let mark = line.first, "-*".contains(mark), line.dropFirst().first == " " {
      return line.dropFirst(2)
    }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    return (1...9).contains(digits.count) && rest.hasPrefix(". ") ? rest.dropFirst(2) : nil
  }

  /// A text without marks of emphasis and code, its escapes resolved, one blank between words.
  private static func plain(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        out.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar != "*", scalar != "`" {
        out.append(scalar)
      }
    }
    return String(out).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
