/// Why an account, a key, a link or a session was refused; never with a name or a token.
public enum StaffError: Error, Equatable, Sendable {
  /// An account's identifier breaks the rule of identifiers.
  case malformedIdentifier
  /// A name is empty or longer than 200 bytes.
  case malformedName
  /// A champion would have no team.
  case teamNeeded
  /// An account that is no champion's would have a team.
  case teamOfNobody
  /// There is an account of this identifier already, perhaps deactivated.
  case accountExists
  /// There is no active account of this identifier.
  case accountUnknown
  /// There is no application key of this identifier that could be revoked.
  case keyUnknown
  /// An application key would be allowed nothing.
  case noScopes
  /// A link's lifetime is not between one minute and one day.
  case lifetimeOutOfRange
  /// A sign-in link was never made, or was withdrawn.
  case linkUnknown
  /// A sign-in link has expired.
  case linkExpired
  /// A sign-in link has been used.
  case linkUsed
  /// A password has fewer than 12 or more than 128 characters.
  case passwordLength
  /// A password is little more than the account's name.
  case passwordNamesAccount
  /// A password is among the first that anybody would try.
  case passwordObvious
  /// An account has no second factor that could be removed.
  case factorUnknown
  /// The settings name no such provider for staff.
  case providerUnknown
  /// A text is no e-mail address.
  case malformedMail
  /// Another account waits for this address at this provider.
  case identityTaken
  /// An account has no identity that could be removed.
  case identityUnknown
  /// An identity opens nothing; nobody is told whether there is an account.
  case identityRefused
  /// Account, password or code is not right; nobody is told which.
  case signInRefused
  /// Too many attempts at an account have failed; the next counts after this many seconds.
  case signInPaused(seconds: Int64)
  /// Too many people are signing in at this moment.
  case signInBusy
  /// There is no such session that could be ended.
  case sessionUnknown
  /// A stored row is not what this program writes, or was sealed with another key.
  case damaged(table: String)
}

extension StaffError: CustomStringConvertible {
  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .malformedIdentifier:
      "an account's identifier has 1 to 64 lower-case letters, digits, dots, hyphens and "
        + "underscores, a letter first"
    case .malformedName: "a name has between 1 and 200 bytes"
    case .teamNeeded:
      "a champion speaks for a team; give the team's name as the register has it"
    case .teamOfNobody: "only a champion belongs to a team; leave the team out"
    case .accountExists: "an account of this identifier is there already; choose another"
    case .accountUnknown: "there is no active account of this identifier; list the accounts"
    case .keyUnknown: "there is no key of this identifier to revoke; list the keys"
    case .noScopes: "a key needs at least one scope"
    case .lifetimeOutOfRange: "a sign-in link lasts between one minute and one day"
    case .linkUnknown: "this sign-in link is not known; ask for a new one"
    case .linkExpired: "this sign-in link has expired; ask for a new one"
    case .linkUsed: "this sign-in link has been used already; ask for a new one"
    case .passwordLength: "a password has between 12 and 128 characters"
    case .passwordNamesAccount:
      "this password is little more than the account's name; choose another"
    case .passwordObvious: "this password is among the first that anybody tries; choose another"
    case .factorUnknown: "this account has no second factor; there is nothing to remove"
    case .providerUnknown:
      "sign-in.yaml names no such provider under `staff`; add it there first"
    case .malformedMail: "this is not an e-mail address; look for a slip"
    case .identityTaken:
      "another account waits for this address at this provider; remove it there first"
    case .identityUnknown: "this account has no identity; there is nothing to remove"
    case .identityRefused: "this identity opens nothing here; have it bound to an account"
    case .signInRefused:
      "account, password or code is not right; check all three, and use a code only once"
    case .signInPaused(let seconds):
      "too many attempts have failed; wait \(seconds) seconds before the next"
    case .signInBusy: "too many people are signing in at this moment; try again in a few seconds"
    case .sessionUnknown: "there is no such session; it may have ended already"
    case .damaged(let table):
      "the table \(table) is damaged or was sealed with another key; run the doctor command"
    }
  }
}
