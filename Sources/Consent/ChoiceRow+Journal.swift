import Formats
import Members
import Register
import Store
import Vault

extension ChoiceRow {
  /// The journal's entry of this choice; nil for a grant, which a restore need not keep.
  var journalEntry: JournalEntry? {
    guard let kind = JournalEntry.Kind(recorded.choice.act) else { return nil }
    return JournalEntry(
      id: recorded.id.bytes, at: recorded.choice.at, ordinal: ordinal, kind: kind,
      payload: payload)
  }

  /// The choice of a journal's entry, without a sequence; nil for an erasure or a lost payload.
  init?(_ entry: JournalEntry) throws {
    guard let act = Choice.Act(entry.kind), let payload = entry.payload else { return nil }
    let json = try JSON(parsing: payload)
    guard let id = UUIDv7(bytes: entry.id),
      let purpose = json["purpose"]?.string.flatMap({ PurposeScope(text: $0) }),
      let recipient = json["recipient"]?.string.flatMap({ RecipientScope(text: $0) }),
      let channel = json["channel"]?.string.flatMap({ Channel(rawValue: $0) }),
      let actor = json["actor"]?.array, actor.count == 2,
      let kind = actor[0].string.flatMap({ Actor.Kind(rawValue: $0) }),
      let actorID = actor[1].string, let recordedAt = json["recorded"]?.int
    else { throw StoreError(.corrupt, "a choice in the journal is damaged") }
    let choice = Choice(
      act: act, purpose: purpose, recipient: recipient,
      notice: json["notice"]?.string.flatMap { NoticeVersion($0) }, at: entry.at,
      explicit: json["explicit"]?.bool ?? false, guardian: json["guardian"]?.bool ?? false)
    self.init(
      ordinal: entry.ordinal,
      recorded: RecordedChoice(
        id: id, choice: choice, channel: channel, actor: Actor(kind: kind, id: actorID),
        collectionPoint: json["point"]?.string.flatMap { CollectionPointID($0) }, wording: nil,
        recordedAt: Timestamp(microseconds: recordedAt), sequence: 0),
      request: json["request"]?.string.flatMap { Base64.decode($0) })
  }
}

extension JournalEntry.Kind {
  /// The kind of an act, or nil for a grant.
  init?(_ act: Choice.Act) {
    switch act {
    case .grant: return nil
    case .refuse: self = .refuse
    case .withdraw: self = .withdraw
    case .object: self = .object
    case .restrict: self = .restrict
    case .signal: self = .signal
    case .lift: self = .lift
    }
  }
}

extension Choice.Act {
  fileprivate init?(_ kind: JournalEntry.Kind) {
    switch kind {
    case .erase: return nil
    case .refuse: self = .refuse
    case .withdraw: self = .withdraw
    case .object: self = .object
    case .restrict: self = .restrict
    case .signal: self = .signal
    case .lift: self = .lift
    }
  }
}
