import Formats

/// The header lines of a message or of a part of one (RFC 5322 section 2.2), read leniently: mail is as it comes.
struct MailHeaders: Sendable {
  private(set) var lines: [(name: String, value: String)] = []
  /// Where the body begins.
  private(set) var bodyStart: Int

  /// How many lines are read; a message with more is read as if its body began there.
  private static let mostLines = 5_000

  init(_ bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    bodyStart = position
    while position < bytes.endIndex, lines.count < Self.mostLines {
      let end = bytes[position...].firstIndex(of: 10) ?? bytes.endIndex
      let next = end < bytes.endIndex ? end + 1 : end
      var line = bytes[position..<end]
      if line.last == 13 { line = line.dropLast() }
      if line.isEmpty {
        bodyStart = next
        return
      }
      if let first = line.first, first == 32 || first == 9, !lines.isEmpty {
        lines[lines.count - 1].value += " " + Self.text(line)
      } else if let colon = line.firstIndex(of: 58), Self.isName(line[..<colon]) {
        lines.append((Self.text(line[..<colon]).lowercased(), Self.text(line[(colon + 1)...])))
      } else if !(lines.isEmpty && line.starts(with: "From ".utf8)) {
        // A mailbox's own first line is left out; anything else ends the headers.
        bodyStart = position
        return
      }
      position = next
      bodyStart = next
    }
  }

  /// The first value of a name, in small letters.
  func first(_ name: String) -> String? { lines.first { $0.name == name }?.value }

  func all(_ names: Set<String>) -> [String] {
    lines.filter { names.contains($0.name) }.map(\.value)
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.count <= 200 && bytes.allSatisfy { $0 > 32 && $0 < 127 }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
