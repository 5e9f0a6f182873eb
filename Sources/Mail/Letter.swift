import Formats

/// One mail to one person, in plain text.
public struct Letter: Sendable, Equatable {
  /// The address it goes to.
  public var to: String
  /// Its subject line.
  public var subject: String
  /// Its text; lines end in a line feed.
  public var text: String

  /// Makes a letter.
  public init(to: String, subject: String, text: String) {
    self.to = to
    self.subject = subject
    self.text = text
  }

  /// Throws `MailError` for what no header may hold: a line's end in one would begin another header.
  func check() throws(MailError) {
    guard MailAddress.isUsable(to) else { throw .malformedAddress }
    guard !subject.isEmpty, subject.utf8.count <= 800, !subject.utf8.contains(where: { $0 < 0x20 })
    else { throw .malformedSubject }
    guard text.utf8.count <= 1 << 20 else { throw .tooLong }
  }

  var json: JSON {
    ["to": .string(to), "subject": .string(subject), "text": .string(text)]
  }

  init(json: JSON) throws(MailError) {
    guard let to = json["to"]?.string, let subject = json["subject"]?.string,
      let text = json["text"]?.string
    else { throw .damaged }
    self.init(to: to, subject: subject, text: text)
  }
}

/// The name and the address from which all mail comes.
public struct MailSender: Sendable, Equatable {
  /// The name that people see.
  public var name: String
  /// The address that answers go to.
  public var address: String

  /// Makes a sender.
  public init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}

/// Addresses as a header may hold them (RFC 5322 §3.4.1 in its common form, RFC 6532 beyond ASCII).
enum MailAddress {
  static func isUsable(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= 254, let at = bytes.lastIndex(of: 0x40), at > 0, at < bytes.count - 1,
      bytes.firstIndex(of: 0x40) == at
    else { return false }
    let forbidden = Set("\"(),:;<>[\\]".utf8)
    return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !forbidden.contains($0) }
  }

  /// What stands after the @; the whole when there is none.
  static func domain(_ text: String) -> String {
    String(text.split(separator: "@").last ?? "localhost")
  }
}
