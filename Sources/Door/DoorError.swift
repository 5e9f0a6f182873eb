/// Why the door stays shut; no case holds a name, a reference or a token.
public enum DoorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The register declares no such recipient, or it is ourselves.
  case unknownPartner
  /// A key's name is empty or longer than 200 bytes.
  case malformedName
  /// There is no key of this identifier that could be revoked.
  case keyUnknown
  /// A link's lifetime is not between one minute and one day.
  case lifetimeOutOfRange
  /// A sign-in link was never made, was withdrawn, has expired or has been used.
  case linkUnusable
  /// No disclosure of this name is addressed to the partner; nobody is told whether there is one.
  case notTheirs
  /// A permission has ended since the disclosure was sent, so that its file does not leave any more.
  case permissionEnded
  /// The file is not kept here any more.
  case fileGone
  /// More references than one question may hold.
  case tooManyRefs(most: Int)
  /// A day that has not come, or lies before the disclosure was sent.
  case dayOutOfRange
  /// A number of people that is not between one and those who were in the disclosure.
  case countOutOfRange(most: Int)
  /// Nobody is named to whom the data was passed on.
  case nobodyNamed
  /// A stored row is not what this program writes, or was sealed with another key.
  case damaged(table: String)

  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .unknownPartner:
      "the register in force declares no such recipient; `aboveboard register show` lists them"
    case .malformedName: "a name has between 1 and 200 bytes"
    case .keyUnknown: "there is no key of this identifier to revoke; list the keys"
    case .lifetimeOutOfRange: "a sign-in link lasts between one minute and one day"
    case .linkUnusable: "this sign-in link does not work or no longer works; ask for a new one"
    case .notTheirs: "no disclosure of this name is addressed to you; look at the list"
    case .permissionEnded:
      "permission for a part of this file has ended since it was sent, so none of it is handed "
        + "over any more; ask us to send a new one"
    case .fileGone: "this file is not kept here any more; ask us for it"
    case .tooManyRefs(let most): "one question holds at most \(most) references; ask in parts"
    case .dayOutOfRange:
      "the day must lie between the day of the disclosure and today; write it like 2027-01-31"
    case .countOutOfRange(let most): "the number of people must lie between 1 and \(most)"
    case .nobodyNamed: "say to whom the data was passed on, in at most 200 bytes"
    case .damaged(let table):
      "the table \(table) is damaged or was sealed with another key; run the doctor command"
    }
  }
}
