public import Formats
public import Register
import Store

/// One call of a partner at the door, as the table of calls keeps it.
public struct DoorCall: Sendable, Equatable {
  /// What was called.
  public enum Kind: String, Sendable, CaseIterable {
    /// Somebody came in by a link.
    case signIn = "sign-in"
    /// The list of what is there.
    case list
    /// One disclosure.
    case show
    /// A file of a disclosure.
    case fetch
    /// Whether references may be used.
    case may
    /// An onward transfer was declared.
    case onward
    /// What is asked back.
    case recall
    /// The list of a recall.
    case recallList = "recall-list"
    /// A recall was answered.
    case attest
  }

  /// What came of it.
  public enum Result: String, Sendable, CaseIterable {
    /// It was done.
    case done
    /// No such disclosure is addressed to the partner.
    case notTheirs = "not-theirs"
    /// A permission had ended since the disclosure was sent.
    case ended
    /// The file was not here any more.
    case gone
    /// What was declared is written down and not permitted.
    case notPermitted = "not-permitted"
  }

  /// Its name, a UUIDv7.
  public let id: String
  /// Whose call it was.
  public let recipient: RecipientID
  /// By what it came.
  public let way: Partner.Way
  /// The key, for a program.
  public let key: String?
  /// What was called.
  public let kind: Kind
  /// What came of it.
  public let result: Result
  /// When.
  public let at: Timestamp
  /// The disclosure that it was about, when it is one of the partner's own.
  public var disclosure: String?
  /// The file that was fetched.
  public var file: String?
  /// How many references were asked about.
  public var asked = 0
  /// How many of them were permitted.
  public var permitted = 0

  init(id: String, _ partner: Partner, _ kind: Kind, _ result: Result, at: Timestamp) {
    self.init(
      id: id, recipient: partner.recipient, way: partner.way, key: partner.key, kind: kind,
      result: result, at: at)
  }

  init(
    id: String, recipient: RecipientID, way: Partner.Way, key: String?, kind: Kind, result: Result,
    at: Timestamp
  ) {
    self.id = id
    self.recipient = recipient
    self.way = way
    self.key = key
    self.kind = kind
    self.result = result
    self.at = at
  }

  static let columns: SQL =
    "id, recipient, way, key_id, kind, result, at, disclosure, file, asked, permitted"

  init(_ row: Row) throws {
    guard let way = Partner.Way(rawValue: try row.text(2)),
      let kind = Kind(rawValue: try row.text(4)), let result = Result(rawValue: try row.text(5))
    else { throw DoorError.damaged(table: "door_calls") }
    self.init(
      id: try row.text(0), recipient: try Door.recipient(try row.text(1), table: "door_calls"),
      way: way, key: try row.textOrNil(3), kind: kind, result: result, at: try row.timestamp(6))
    disclosure = try row.textOrNil(7)
    file = try row.textOrNil(8)
    asked = Int(try row.int(9))
    permitted = Int(try row.int(10))
  }
}
