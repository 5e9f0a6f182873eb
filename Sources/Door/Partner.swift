public import Formats
public import Register

/// A recipient at the door, and by what it came in.
public struct Partner: Sendable, Hashable {
  /// By what a partner comes in.
  public enum Way: String, Sendable {
    /// Somebody signed in to the pages.
    case page
    /// A program with a key.
    case key
  }

  /// Which recipient.
  public let recipient: RecipientID
  /// By what.
  public let way: Way
  /// The identifier of the key, for a program.
  public let key: String?

  /// A partner at the door.
  public init(_ recipient: RecipientID, way: Way, key: String? = nil) {
    self.recipient = recipient
    self.way = way
    self.key = key
  }
}

/// A key with which a partner's program calls the door.
public struct PartnerKey: Sendable, Equatable {
  /// The identifier, a UUIDv7.
  public let id: String
  /// Whose it is.
  public let recipient: RecipientID
  /// What it is for; sealed in the database.
  public let name: String
  /// When it was made.
  public let created: Timestamp
  /// When it was revoked; nil while it works.
  public let revoked: Timestamp?
}

/// A partner's visit to the pages, kept on the server so that it can be ended there.
public struct PartnerSession: Sendable, Equatable {
  /// Whose visit it is.
  public let recipient: RecipientID
  /// When it began.
  public let created: Timestamp
  /// When it was last used, to the minute.
  public let seen: Timestamp
  let hash: [UInt8]

  /// Whether it has ended at a time; as long as any other session here.
  func isOver(at time: Timestamp, idle: Int64, longest: Int64) -> Bool {
    time >= seen.adding(seconds: idle) || time >= created.adding(seconds: longest)
  }
}
