/// Cuts text into lines that fit a box, by widths that no usual sans-serif exceeds.
enum PictureText {
  /// At most so many lines; what does not fit ends in an ellipsis.
  static func lines(_ text: String, width: Int, size: Double, most: Int) -> [String] {
    let room = Double(width) / size
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      let joined = line.isEmpty ? word : "\(line) \(word)"
      if Self.width(joined) <= room {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = word
      while Self.width(line) > room, lines.count < most {
        let piece = head(of: line, room: room)
        lines.append(piece)
        line = String(line.dropFirst(piece.count))
      }
      if lines.count >= most { break }
    }
    if !line.isEmpty, lines.count < most { return lines + [line] }
    guard lines.count >= most, let last = lines.dropFirst(most - 1).first, !line.isEmpty else {
      return lines
    }
    return lines.prefix(most - 1) + [head(of: last, room: room - Self.width("…")) + "…"]
  }

  /// As many characters as fit, at least one.
  private static func head(of text: String, room: Double) -> String {
    var out = ""
    for character in text {
      let longer = out + String(character)
      if !out.isEmpty, width(longer) > room { break }
      out = longer
    }
    return out
  }

  /// The width in ems, rather too large than too small.
  private static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar {
      case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": sum + 0.31
      case " ", "f", "t", "r", "(", ")", "-", "/": sum + 0.4
      case "m", "w", "M", "W", "@", "%", "…": sum + 0.98
      case "A"..."Z", "&": sum + 0.76
      case "a"..."z", "0"..."9": sum + 0.6
      case "\u{C0}"..."\u{24F}": sum + 0.74
      default: sum + 1.1
      }
    }
  }
}
