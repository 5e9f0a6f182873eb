import Foundation

/// A message that came in: where addresses like a decoy's stand in it, and who says that they sent it.
struct ReceivedMail: Sendable {
  /// Where an address was found, the surest place first.
  enum Place: String, Sendable, CaseIterable {
    /// Whom the mail server delivered it to.
    case envelope
    /// In a line that says for whom it is.
    case header
    /// In the header of a message inside, as a forward or a bounce holds one.
    case inside
    /// Somewhere in the text.
    case text
  }

  /// An address, with who sent what it stands in.
  struct Appearance: Sendable {
    let place: Place
    let sender: MailSender
  }

  private(set) var addresses: [String: Appearance] = [:]
  let subject: String?

  private static let receivers: Set<String> = [
    "to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to", "apparently-to",
    "resent-to", "original-recipient", "final-recipient", "x-failed-recipients",
  ]
  private static let usual: Set<String> = [
    "from", "to", "date", "received", "return-path", "delivered-to", "subject", "message-id",
    "x-original-to", "mime-version",
  ]
  private static let deepest = 12
  private static let mostParts = 500

  /// Reads a message; nil when the bytes do not begin with lines of a mail header.
  init?(_ bytes: [UInt8], envelope: [String] = [], envelopeSender: String? = nil) {
    let headers = MailHeaders(bytes[...])
    guard headers.lines.contains(where: { Self.usual.contains($0.name) }) else { return nil }
    subject = headers.first("subject")
    let sender = MailSender(headers, envelope: envelopeSender)
    note(envelope.joined(separator: " "), .envelope, sender)
    for value in headers.all(Self.receivers) { note(value, .header, sender) }
    var parts = 0
    walk(headers, bytes[headers.bodyStart...], sender, depth: 0, &parts)
  }

  private mutating func note(_ text: String, _ place: Place, _ sender: MailSender) {
    note(Array(text.utf8), place, sender)
  }

  private mutating func note(_ bytes: [UInt8], _ place: Place, _ sender: MailSender) {
    for address in MailAddresses.likeDecoys(in: bytes) where addresses[address] == nil {
      if addresses.count < MailAddresses.most {
        addresses[address] = Appearance(place: place, sender: sender)
      }
    }
  }

  private mutating func walk(
    _ headers: MailHeaders, _ body: ArraySlice<UInt8>, _ sender: MailSender, depth: Int,
    _ parts: inout Int
  ) {
    parts += 1
    guard depth < Self.deepest, parts <= Self.mostParts else { return }
    let type = (headers.first("content-type") ?? "text/plain").lowercased()
    let encoding = headers.first("content-transfer-encoding")
    if type.hasPrefix("multipart/") {
      guard let boundary = Self.boundary(headers.first("content-type") ?? "") else {
        return note(Array(body), .text, sender)
      }
      for part in Self.parts(body, boundary) {
        let inner = MailHeaders(part)
        walk(inner, part[inner.bodyStart...], sender, depth: depth + 1, &parts)
      }
    } else if type.hasPrefix("message/rfc822") || type.hasPrefix("message/global")
      || type.contains("rfc822-headers")
    {
      let bytes = MailDecoding.decoded(body, encoding)
      let inner = MailHeaders(bytes[...])
      let author = MailSender(inner)
      for value in inner.all(Self.receivers) { note(value, .inside, author) }
      walk(inner, bytes[inner.bodyStart...], author, depth: depth + 1, &parts)
    } else if type.hasPrefix("text/") || type.hasPrefix("message/") {
      note(MailDecoding.decoded(body, encoding), .text, sender)
    }
  }

  private static func boundary(_ type: String) -> [UInt8]? {
    guard let start = type.range(of: "boundary=", options: .caseInsensitive)?.upperBound else {
      return nil
    }
    let rest = type[start...]
    let text =
      rest.first == "\""
      ? rest.dropFirst().prefix { $0 != "\"" }
      : rest.prefix { $0 != ";" && $0 != " " }
    return text.isEmpty || text.utf8.count > 200 ? nil : Array(text.utf8)
  }

  /// The parts between the lines that a boundary makes (RFC 2046 section 5.1.1).
  private static func parts(_ body: ArraySlice<UInt8>, _ boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark = [45, 45] + boundary
    var found: [ArraySlice<UInt8>] = []
    var start: Int?
    var position = body.startIndex
    while position < body.endIndex {
      let end = body[position...].firstIndex(of: 10) ?? body.endIndex
      if body[position..<end].starts(with: mark) {
        if let start { found.append(body[start..<position]) }
        start = min(end + 1, body.endIndex)
        if body[position..<end].dropFirst(mark.count).starts(with: [45, 45])
          || found.count >= mostParts
        {
          return found
        }
      }
      position = min(end + 1, body.endIndex)
    }
    // A message that was cut off has no last boundary.
    if let start, start < body.endIndex { found.append(body[start...]) }
    return found
  }
}
