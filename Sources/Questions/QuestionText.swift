import Formats

/// What people write, checked once where it enters.
enum QuestionText {
  /// The text without surrounding blanks, with one kind of line end; throws for what no page should show.
  static func checked(
    _ text: String, most: Int, empty: QuestionError
  ) throws(QuestionError) -> String {
    // Measured before anything else is done with it.
    guard text.utf8.count <= most * 4 + 1_000 else { throw .tooLong(most: most) }
    let lines = text.nfc.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
    let whole = trimmed(
      lines.map { line in
        line.last == "\r" ? String(line.dropLast()) : String(line)
      }.joined(separator: "\n"))
    guard !whole.isEmpty else { throw empty }
    guard whole.unicodeScalars.count <= most else { throw .tooLong(most: most) }
    guard whole.unicodeScalars.allSatisfy(isShowable) else { throw .unshowable }
    return whole
  }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Control characters, and those that turn the direction of the text around them, are not.
  private static func isShowable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: true
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: false
    default: true
    }
  }
}
