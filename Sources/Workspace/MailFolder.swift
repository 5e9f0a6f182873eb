public import Formats
public import SignIn
import Store

/// Puts letters as files into the workspace's `mail` folder, where a mail program takes them up.
public struct MailFolder: LinkPost {
  private let folder: String
  private let organisation: String
  private let sender: String

  /// A folder, and who writes.
  public init(folder: String, organisation: String, sender: String) {
    self.folder = folder
    self.organisation = organisation
    self.sender = sender
  }

  /// Writes a letter as RFC 5322 has it; the file is whole when it has its name.
  public func send(_ letter: LinkLetter, at now: Timestamp) async throws {
    try DurableFiles.makeFolder(folder)
    let name = UUIDv7.make(at: now).text
    let text = [
      "From: \(Self.phrase(organisation)) <\(Self.line(sender))>", "To: <\(letter.recipient)>",
      "Subject: \(Self.words(letter.subject(from: organisation)))", "Date: \(Self.date(now))",
      "Message-ID: <\(name)@aboveboard.invalid>", "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64", "",
      Self.wrapped(
        Base64.encode(
          Array(
            letter.text(from: organisation).split(
              separator: "\n", omittingEmptySubsequences: false
            )
            .joined(separator: "\r\n").utf8))),
    ].joined(separator: "\r\n")
    try DurableFiles.write(Array(text.utf8), to: folder + "/\(name).eml")
  }

  /// A text that ends no header.
  private static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\u{7F}" }))
  }

  /// Words that any text may be, as RFC 2047 encodes them.
  private static func words(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !text.contains("=?") { return text }
    var words: [String] = []
    var word = ""
    for character in line(text) {
      if (word + String(character)).utf8.count > 45 {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return (words + [word]).map { "=?utf-8?B?\(Base64.encode(Array($0.utf8)))?=" }
      .joined(separator: "\r\n ")
  }

  private static func phrase(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x20
    }
    return isPlain ? text : "=?utf-8?B?\(Base64.encode(Array(line(text).prefix(30).utf8)))?="
  }

  private static func wrapped(_ text: String) -> String {
    stride(from: 0, to: text.utf8.count, by: 76).map { start in
      String(text.dropFirst(start).prefix(76))
    }.joined(separator: "\r\n") + "\r\n"
  }

  private static func date(_ now: Timestamp) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (date, index) = (now.date, now.date.month - 1)
    let month = months.indices.contains(index) ? months[index] : ""
    return "\(date.day) \(month) \(date.year) \(now.rfc3339.dropFirst(11).prefix(8)) +0000"
  }
}
