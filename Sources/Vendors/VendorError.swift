/// Why something about a partner is not written down; no text of anybody's stands in it.
public enum VendorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A criterion has no score from 1 to 5 with a reason, or two.
  case scores(Criterion)
  /// A text is empty or too long.
  case text(String)
  /// The agreement is with somebody else.
  case otherPartner(agreement: String)
  /// There is no such record of this partner.
  case unknownRecord(String)
  /// That has been done already.
  case doneAlready(String)
  /// The link opens nothing: it never did, was used, or has run out.
  case deadLink
  /// A file of an assessment cannot be read.
  case unreadable(String)
  /// The last day lies before the first.
  case daysDisagree
  /// A hash is not 64 hexadecimal digits.
  case hash
  /// A row is not what was written down.
  case damaged

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .scores(let criterion):
      "the criterion \(criterion.rawValue) needs one score from 1 to 5 and a reason"
    case .text(let what): "\(what) is empty or longer than 4,000 bytes"
    case .otherPartner(let agreement):
      "the agreement \(agreement) is with another recipient; `aboveboard partner show` lists its own"
    case .unknownRecord(let id):
      "this partner has no record \(id); `aboveboard partner show` lists all"
    case .doneAlready(let id): "\(id) is settled already; nothing was changed"
    case .deadLink: "this link opens nothing any more; ask whoever sent it for a new one"
    case .unreadable(let why): "the assessment cannot be read: \(why)"
    case .daysDisagree: "the last day lies before the first; put the days right"
    case .hash: "a SHA-256 has 64 hexadecimal digits"
    case .damaged: "a record of a partner is damaged; run the fsck command, then restore a backup"
    }
  }
}
