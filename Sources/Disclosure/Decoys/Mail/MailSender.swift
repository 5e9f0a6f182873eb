import Formats

/// Who says that they sent a message: three domains, of which the first two can be forged.
struct MailSender: Sendable, Equatable {
  /// The domain of `From`.
  var from: String?
  /// The domain to which it would be returned; nil for none, as with bounces.
  var returnPath: String?
  /// The host from which our own mail server took it, as its `Received` line says.
  var hop: String?

  init(_ headers: MailHeaders, envelope: String? = nil) {
    from = MailAddresses.domain(of: headers.first("from") ?? headers.first("sender"))
    returnPath = MailAddresses.domain(of: envelope ?? headers.first("return-path"))
    // The topmost line is the one that our own server wrote; those below it came with the message.
    hop = headers.first("received").flatMap(Self.host)
  }

  /// `from NAME (REVERSE [ADDRESS])`: the name that the address leads back to, or else the one that was claimed.
  private static func host(_ received: String) -> String? {
    let words = received.split(separator: " ")
    guard words.count > 1, words[0].lowercased() == "from" else { return nil }
    if words.count > 2, words[2].hasPrefix("(") {
      let reverse = words[2].dropFirst().prefix { $0 != " " && $0 != ")" && $0 != "[" }
      if reverse.contains("."), reverse.lowercased() != "unknown" { return lower(reverse) }
    }
    return lower(words[1])
  }

  private static func lower(_ host: Substring) -> String? {
    let text = host.lowercased()
    let isHost = text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
    }
    return isHost && text.utf8.count <= 253 && !text.isEmpty ? text : nil
  }

  var json: JSON {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    return ["from": text(from), "returnPath": text(returnPath), "hop": text(hop)]
  }
}
