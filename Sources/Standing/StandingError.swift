public import Law
public import Register

/// Why an act on what is in force was refused; names are declared identifiers, never personal.
public enum StandingError: Error, Equatable, Sendable {
  /// No register has been published.
  case nothingPublished
  /// The register rewrites notice versions that people may have been told already.
  case noticeRewritten([NoticeVersion])
  /// The register in force declares no such thing; the nearest declared names follow.
  case undeclared(StandingAct.Target, name: String, nearest: [String])
  /// A list of territories is empty, which means neither everywhere nor anywhere.
  case noTerritories
  /// An agreement that is suspended everywhere cannot be resumed in some territories.
  case suspendedEverywhere(AgreementID)
  /// The agreement is not suspended, or not in these territories.
  case notSuspended(AgreementID, [Country])
  /// The purpose is not paused.
  case notPaused(PurposeID)
  /// The agreement is declared as signed, or was signed already.
  case signedAlready(AgreementID)
  /// The agreement is a draft: nothing flows under it that could be ended or audited.
  case notSigned(AgreementID)
  /// The agreement was ended already.
  case endedAlready(AgreementID)
  /// An undertaking names neither a purpose nor a recipient.
  case undertakingTooWide
  /// There is no undertaking of that name in force.
  case unknownUndertaking(String)
  /// A day lies in the future, or the last day before the first.
  case daysDisagree
  /// A reason is longer than 4,000 bytes.
  case reasonTooLong
  /// No version of that number was published.
  case unknownVersion(Int)
  /// A register could not be written as JSON, or a stored one not be read.
  case unreadable(RegisterJSONError)
  /// A stored row is not what was published.
  case damaged(table: String)
}

extension StandingError: CustomStringConvertible {
  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .nothingPublished:
      return "no register has been published yet; publish one first"
    case .noticeRewritten(let versions):
      let names = versions.map(\.description).joined(separator: ", ")
      return "the register rewrites published notice versions: \(names); "
        + "restore them and add a new version with the new words"
    case .undeclared(let target, let name, let nearest):
      let hint =
        nearest.isEmpty
        ? "see the register's list" : "did you mean \(nearest.joined(separator: ", "))?"
      return "the \(target.rawValue) \(name) is not declared in the register in force; \(hint)"
    case .noTerritories:
      return "the list of territories is empty; name some, or none at all for everywhere"
    case .suspendedEverywhere(let agreement):
      return "the agreement \(agreement) is suspended everywhere; resume it everywhere, then "
        + "suspend it where it must stay so"
    case .notSuspended(let agreement, let territories):
      let places =
        territories.isEmpty ? "" : " in " + territories.map(\.code).joined(separator: ", ")
      return "the agreement \(agreement) is not suspended\(places); nothing was resumed"
    case .notPaused(let purpose):
      return "the purpose \(purpose) is not paused; nothing was resumed"
    case .signedAlready(let agreement):
      return "the agreement \(agreement) is signed already; nothing was changed"
    case .notSigned(let agreement):
      return "the agreement \(agreement) is a draft; sign it first"
    case .endedAlready(let agreement):
      return "the agreement \(agreement) was ended already; declare a new one to go on"
    case .undertakingTooWide:
      return "an undertaking names a purpose, a recipient or both; name at least one"
    case .unknownUndertaking(let id):
      return "there is no undertaking \(id) in force; `aboveboard undertaking list` shows all"
    case .daysDisagree:
      return "a day on which something was done lies in the future, or the last day lies before "
        + "the first; put the days right"
    case .reasonTooLong:
      return "a reason has at most 4,000 bytes; shorten it"
    case .unknownVersion(let number):
      return "no register was published as version \(number)"
    case .unreadable(let error):
      return "\(error)"
    case .damaged(let table):
      return "the table \(table) is damaged; run the doctor command, then restore a backup"
    }
  }
}
