/// A letter with a sign-in link.
public struct LinkLetter: Sendable, Equatable {
  /// The member's e-mail address.
  public let recipient: String
  /// The address that signs the member in, once.
  public let link: String
  /// How many minutes it works.
  public let minutes: Int

  /// A letter; nil for an address that no mailbox has, or that could pass for more than one header.
  public init?(to recipient: String, link: String, minutes: Int) {
    guard Self.isMailbox(recipient) else { return nil }
    self.recipient = recipient
    self.link = link
    self.minutes = minutes
  }

  /// The subject of the letter.
  public func subject(from organisation: String) -> String { "Sign in at \(organisation)" }

  /// What the letter says.
  public func text(from organisation: String) -> String {
    """
    Somebody, probably you, asked to see your data at \(organisation).

    Open this address and press the button. It works once, for \(minutes) minutes:

    \(link)

    If it was not you, do nothing. Nobody has seen anything.
    """
  }

  /// Whether a text has the form of one mailbox.
  public static func isMailbox(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, parts.allSatisfy({ !$0.isEmpty }) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .control
        && scalar.properties.generalCategory != .format
        && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
    }
  }
}
