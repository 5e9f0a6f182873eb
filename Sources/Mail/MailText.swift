import Formats

/// A letter as the bytes of an internet message (RFC 5322, MIME): the same letter always gives the same bytes.
struct MailText {
  let id: String
  let from: MailSender
  let letter: Letter
  let date: Timestamp

  /// The message, with CRLF line ends and a base64 body in UTF-8.
  var bytes: [UInt8] {
    let lines = [
      "Date: \(Self.text(of: date))",
      "From: \(Self.phrase(from.name)) <\(from.address)>",
      "To: <\(letter.to)>",
      "Message-ID: <\(id)@\(MailAddress.domain(from.address))>",
      "Subject: \(Self.unstructured(letter.subject))",
      // Nobody's holiday note shall answer (RFC 3834 §5).
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
    ]
    return Array((lines + Self.body(letter.text)).joined(separator: "\r\n").utf8)
  }

  private static func body(_ text: String) -> [String] {
    let wire = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .joined(separator: [0x0D, 0x0A])
    let encoded = Array(Base64.encode(Array(wire)).utf8)
    return stride(from: 0, to: encoded.count, by: 76).map { start in
      String(decoding: encoded[start..<min(start + 76, encoded.count)], as: UTF8.self)
    } + [""]
  }

  /// A display name: quoted where plain ASCII allows it, else in encoded words.
  private static func phrase(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
    return isPlain && name.utf8.count <= 60 ? "\"\(name)\"" : encodedWords(name)
  }

  private static func unstructured(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    // What looks like an encoded word would be read as one.
    return isPlain && text.utf8.count <= 60 && !text.contains("=?") ? text : encodedWords(text)
  }

  /// Encoded words of at most 75 characters, one a line, cut between characters (RFC 2047 §2, §5).
  private static func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if let last = words.last, last.count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Base64.encode($0))?=" }.joined(separator: "\r\n ")
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Sun, 22 Nov 2026 14:30:05 +0000` (RFC 5322 §3.3).
  static func text(of time: Timestamp) -> String {
    let day = time.date
    // 1970 began on a Thursday.
    let weekday = weekdays[((Int(day.days) % 7) + 7) % 7]
    let clock = time.rfc3339.utf8.dropFirst(11).prefix(8)
    return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) "
      + "\(String(decoding: clock, as: UTF8.self)) +0000"
  }
}
