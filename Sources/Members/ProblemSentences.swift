extension ProblemCode {
  /// One sentence on what is wrong and what to do; it never holds a value.
  public var sentence: String {
    switch self {
    case .empty: "the value is empty"
    case .tooLong: "the value is longer than 8 KiB or 256 items; shorten it"
    case .controlCharacter: "the value holds a control character; remove it"
    case .notAnEmail: "not an e-mail address; write it as name@example.org"
    case .impossibleDate: "not a day of the calendar; write it as 2026-11-21"
    case .impossibleMonth: "not a month; write it as 2026-11"
    case .notANumber: "not a whole number; write digits only"
    case .notYesOrNo: "neither yes nor no"
    case .notACountry: "not a country code of ISO 3166-1, such as GB"
    case .notAnOption: "none of the field's options; declare it in the register or mend the row"
    case .wrongType: "of another type than the field's"
    case .raggedRow: "the row has more or fewer columns than the header"
    case .malformedRow: "the row cannot be read; mend its quotes or braces"
    case .rowTooLong: "the row is longer than 1 MiB; is a closing quote missing?"
    case .nulByte: "the row holds a NUL byte; save the file as UTF-8"
    case .notUTF8: "the row is not UTF-8; save the file as UTF-8"
    case .unknownColumn: "the row has a column that the mapping does not name"
    case .noHandle: "the row has no handle by which to know the person"
    case .notAMember:
      "about somebody who never signed up; people who are not members are off limits (demand A7)"
    case .noProvenance:
      "nothing says where it was collected, under which notice and on what basis (demand A6)"
    case .unknownCollectionPoint: "the collection point is not declared"
    case .unknownNotice: "the notice version was never published"
    case .unknownBasis: "the lawful basis does not exist"
    case .noCollectionDay: "the day of collection is missing"
    case .inFuture: "the time lies in the future"
    case .beforeNotice: "collected before its notice was first shown"
    case .impossibleTime: "not a time; write it as 2026-11-21T10:00:00Z"
    case .duplicateMember: "about a member who was in the file before; the first row stands"
    case .handleTaken: "a handle of the row belongs to another member"
    case .suppressed:
      "about somebody who is banned, or asked never to be taken in again; leave the row out"
    case .unknownMember: "about somebody who is not a member"
    case .unknownAct: "not an act; write grant, refuse, withdraw, object, restrict, lift or signal"
    case .undeclaredPurpose: "the purpose is not declared"
    case .undeclaredRecipient: "the recipient is not declared"
    case .unknownChannel: "not a channel; write web, app, phone, post, email or in-person"
    case .grantTooWide:
      "a grant is for one purpose, and for one recipient or all that the notice names"
    case .notServed: "a grant needs a notice that was shown at or before it (demand B8)"
    }
  }
}
