import Formats
import Members
import Register
import Store
import Vault

/// Makes choices of the rows of a file, as a mapping says.
struct ChoiceRowReader: Sendable {
  private let rules: ChoiceRules
  private let places: [String: Int]
  private let names: [String: String]
  private let handles: [(kind: HandleKind, place: Int)]

  init(mapping: Mapping, inForce: InForce, at: Timestamp, columns: [String]) {
    rules = ChoiceRules(inForce: inForce, at: at)
    var index: [String: Int] = [:]
    for (place, column) in columns.enumerated() { index[column] = place }
    var places: [String: Int] = [:]
    var names: [String: String] = [:]
    for (column, attribute) in mapping.columns {
      places[attribute] = index[column]
      names[attribute] = column
    }
    self.places = places
    self.names = names
    handles = [HandleKind.id, .email, .signIn].compactMap { kind in
      mapping.handles[kind].flatMap { index[$0] }.map { (kind, $0) }
    }
  }

  /// The choice of a row; throws what is wrong with it.
  func choice(_ row: SourceRow) throws(RowFault) -> ImportedChoice {
    let written = handles.lazy.compactMap { handle in
      row.text(handle.place).map { (kind: handle.kind, value: $0) }
    }.first
    guard let handle = written else { throw RowFault(.noHandle) }
    guard let act = Choice.Act(rawValue: text(row, "act") ?? "") else {
      throw fault(.unknownAct, "act")
    }
    guard let purpose = PurposeScope(text: text(row, "purpose") ?? "") else {
      throw fault(.undeclaredPurpose, "purpose")
    }
    guard let recipient = RecipientScope(text: text(row, "recipient") ?? "*") else {
      throw fault(.undeclaredRecipient, "recipient")
    }
    guard let at = try time(row, "at") else { throw fault(.impossibleTime, "at") }
    var draft = ChoiceDraft(
      act: act, purpose: purpose, recipient: recipient, channel: try channel(row),
      explicit: try flag(row, "explicit"), guardian: try flag(row, "guardian"))
    if let text = text(row, "notice") {
      guard let version = NoticeVersion(text) else { throw fault(.unknownNotice, "notice") }
      draft.notice = version
    }
    if let text = text(row, "collection-point") {
      guard let point = CollectionPointID(text) else {
        throw fault(.unknownCollectionPoint, "collection-point")
      }
      draft.collectionPoint = point
    }
    try check(draft)
    let servedAt = try time(row, "served-at")
    if act == .grant {
      guard let servedAt, servedAt <= at else { throw fault(.notServed, "served-at") }
      if let notice = draft.notice, let from = rules.inForce.notices[notice]?.from,
        servedAt.date < from
      {
        throw fault(.beforeNotice, "served-at")
      }
    }
    return ImportedChoice(line: row.line, handle: handle, draft: draft, at: at, servedAt: servedAt)
  }

  /// The row of a choice whose subject is known.
  func row(
    _ choice: ImportedChoice, of ordinal: UInt32, actor: Actor
  ) -> ChoiceRow {
    let draft = choice.draft
    return ChoiceRow(
      ordinal: ordinal,
      recorded: RecordedChoice(
        id: choice.id(of: ordinal),
        choice: Choice(
          act: draft.act, purpose: draft.purpose, recipient: draft.recipient,
          notice: draft.notice, at: choice.at, explicit: draft.explicit,
          guardian: draft.guardian, gift: rules.isGift(draft)),
        channel: draft.channel, actor: actor, collectionPoint: draft.collectionPoint,
        wording: nil, recordedAt: rules.at, sequence: 0))
  }

  private func check(_ draft: ChoiceDraft) throws(RowFault) {
    do {
      try rules.check(draft)
    } catch {
      switch error {
      case .undeclaredPurpose: throw fault(.undeclaredPurpose, "purpose")
      case .undeclaredRecipient: throw fault(.undeclaredRecipient, "recipient")
      case .undeclaredCollectionPoint:
        throw fault(.unknownCollectionPoint, "collection-point")
      case .unknownNotice, .noticeNotYet: throw fault(.unknownNotice, "notice")
      case .grantTooWide: throw fault(.grantTooWide, "purpose")
      case .noticeMissing, .notServed, .requestReused: throw fault(.notServed, "notice")
      case .unknownSubject, .journalBehind: throw RowFault(.unknownMember)
      }
    }
  }

  private func channel(_ row: SourceRow) throws(RowFault) -> Channel {
    guard let text = text(row, "channel") else { return .import }
    guard let channel = Channel(rawValue: text) else { throw fault(.unknownChannel, "channel") }
    return channel
  }

  private func flag(_ row: SourceRow, _ name: String) throws(RowFault) -> Bool {
    switch text(row, name)?.lowercased() {
    case nil, "no", "n", "false", "0": return false
    case "yes", "y", "true", "1": return true
    default: throw fault(.notYesOrNo, name)
    }
  }

  private func time(_ row: SourceRow, _ name: String) throws(RowFault) -> Timestamp? {
    guard let text = text(row, name) else { return nil }
    guard let time = Timestamp(text) else { throw fault(.impossibleTime, name) }
    guard time <= rules.at else { throw fault(.inFuture, name) }
    return time
  }

  private func text(_ row: SourceRow, _ name: String) -> String? {
    places[name].flatMap { row.text($0) }
  }

  private func fault(_ code: ProblemCode, _ name: String) -> RowFault {
    RowFault(code, column: names[name], field: name)
  }
}
