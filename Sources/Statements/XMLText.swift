/// Text made safe inside XML, in an element or an attribute.
enum XMLText {
  /// Escapes byte by byte, since a quotation mark that a combining mark follows is another `Character`.
  ///
  /// What XML 1.0 has no place for (control characters, U+FFFE, U+FFFF) becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0x22: out += "&quot;"
      case 0x27: out += "&#39;"
      case 0x09, 0x0A, 0x0D: out += " "
      case 0..<0x20, 0xFFFE, 0xFFFF: out.unicodeScalars.append("\u{FFFD}")
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
