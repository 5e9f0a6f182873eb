import Formats

/// Plain text made safe inside Markdown.
enum MarkdownText {
  /// Escapes every ASCII punctuation that CommonMark could read as markup, and turns line ends into blanks.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "!", "&":
        out.unicodeScalars.append("\\")
        out.unicodeScalars.append(scalar)
      case "\n", "\r", "\t": out.unicodeScalars.append(" ")
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// `a, b and c` from words that are escaped already.
  static func joined(_ words: [String]) -> String { words.isEmpty ? "nothing" : words.inWords }
}
