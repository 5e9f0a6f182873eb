/// Why a mail is not taken or not handed over; nothing of the mail is ever told.
public enum MailError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The address cannot stand in a header.
  case malformedAddress
  /// The subject is empty, too long or has a control character.
  case malformedSubject
  /// The text has more than 1 MiB.
  case tooLong
  /// What is queued cannot be opened with this workspace's key.
  case damaged
  /// The folder for mail cannot be written to.
  case folderUnusable

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .malformedAddress: "the address cannot be written to; check how it is spelt"
    case .malformedSubject: "a mail's subject is one line of at most 800 bytes"
    case .tooLong: "a mail has at most 1 MiB of text"
    case .damaged:
      "a queued mail cannot be opened; the database and the workspace's key do not belong together"
    case .folderUnusable:
      "the folder for mail cannot be written to; check that it exists and its rights"
    }
  }
}
