public import Register

/// Why a choice or a serving is not recorded.
public enum ConsentError: Error, Equatable, Sendable {
  /// The purpose is not declared; `near` is a declared one that looks like it.
  case undeclaredPurpose(PurposeID, near: PurposeID?)
  /// The recipient is not declared; `near` is a declared one that looks like it.
  case undeclaredRecipient(RecipientID, near: RecipientID?)
  /// The collection point is not declared; `near` is a declared one that looks like it.
  case undeclaredCollectionPoint(CollectionPointID, near: CollectionPointID?)
  /// The notice version was never published.
  case unknownNotice(NoticeVersion)
  /// The notice version may not be shown yet.
  case noticeNotYet(NoticeVersion)
  /// A grant is for one purpose, and for one recipient or all that the notice names.
  case grantTooWide
  /// A grant names no notice version; `serve` is one that may be served now and names the purpose.
  case noticeMissing(serve: NoticeVersion?)
  /// The notice was not shown to the person before the grant (demand B8).
  case notServed(NoticeVersion)
  /// Somebody is no subject, or was erased.
  case unknownSubject
  /// The idempotency key was used by this person for another act.
  case requestReused
  /// The journal ends before what the tables know: it is an old copy.
  case journalBehind(journal: Int64, data: Int64)
}

extension ConsentError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .undeclaredPurpose(let id, let near):
      "the purpose `\(id)` is not declared" + ConsentError.hint(near?.text)
    case .undeclaredRecipient(let id, let near):
      "the recipient `\(id)` is not declared" + ConsentError.hint(near?.text)
    case .undeclaredCollectionPoint(let id, let near):
      "the collection point `\(id)` is not declared" + ConsentError.hint(near?.text)
    case .unknownNotice(let notice): "the notice \(notice) was never published; publish it first"
    case .noticeNotYet(let notice): "the notice \(notice) may not be shown before its first day"
    case .grantTooWide:
      "a grant is for one purpose, and for one recipient or all that the notice names; "
        + "record one for each"
    case .noticeMissing(nil):
      "a grant needs the notice that the person was shown, and no notice in force names the "
        + "purpose; publish one that does"
    case .noticeMissing(let notice?):
      "a grant needs the notice that the person was shown; serve \(notice), then record the grant"
    case .notServed(let notice):
      "the notice \(notice) was not shown to the person before the grant; serve it first (B8)"
    case .journalBehind(let journal, let data):
      "the journal of withdrawals ends at \(journal) but the data knows \(data): nothing is "
        + "permitted until keys and journal are restored from their newest copy with "
        + "`aboveboard restore`"
    case .unknownSubject: "there is no such subject, or it was erased"
    case .requestReused: "the idempotency key was used for another act; use a new one"
    }
  }

  private static func hint(_ near: String?) -> String {
    near.map { "; did you mean `\($0)`?" } ?? "; declare it in the register"
  }
}
