import Formats

/// The kinds of name by which a subject is found.
public enum HandleKind: String, Sendable, Codable, CaseIterable {
  /// The host's own identifier.
  case id
  /// An e-mail address.
  case email
  /// What an identity provider calls the person.
  case signIn = "sign-in"

  /// The one spelling that is hashed: NFC without surrounding white space; e-mail in lower case.
  ///
  /// Identifiers keep their case. RFC 5321 lets the part before the @ be case-sensitive, but no
  /// provider of note does so, and two subjects for one mailbox would be worse.
  public func normalised(_ value: String) -> String {
    let trimmed = Self.trimmed(value.nfc)
    return self == .email ? trimmed.lowercased().nfc : trimmed
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
