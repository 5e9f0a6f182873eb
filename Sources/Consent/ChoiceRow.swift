import Formats
import Law
import Members
import Register
import Store

/// A choice with its subject, as a row of the table and as a payload of the journal.
struct ChoiceRow: Sendable, Equatable {
  var ordinal: UInt32
  var recorded: RecordedChoice
  var request: [UInt8]?

  static let columns = [
    "ordinal", "id", "act", "purpose", "recipient", "notice", "at", "channel", "actor_kind",
    "actor_id", "explicit", "guardian", "gift", "collection_point", "wording", "request",
    "recorded_at", "sequence",
  ]

  /// The columns that `init(row:from:)` reads.
  static let selected: SQL =
    """
    ordinal, id, act, purpose, recipient, notice, at, channel, actor_kind, actor_id, explicit,
    guardian, gift, collection_point, wording, recorded_at, sequence
    """

  var values: [SQLValue] {
    let choice = recorded.choice
    return [
      ordinal.sqlValue, .blob(recorded.id.bytes), .text(choice.act.rawValue),
      .text(choice.purpose.text), .text(choice.recipient.text),
      (choice.notice?.description).sqlValue, choice.at.sqlValue,
      .text(recorded.channel.rawValue), .text(recorded.actor.kind.rawValue),
      .text(recorded.actor.id), choice.explicit.sqlValue, choice.guardian.sqlValue,
      choice.gift.sqlValue, (recorded.collectionPoint?.text).sqlValue,
      recorded.wording.sqlValue, request.sqlValue, recorded.recordedAt.sqlValue,
      recorded.sequence.sqlValue,
    ]
  }

  init(ordinal: UInt32, recorded: RecordedChoice, request: [UInt8]? = nil) {
    self.ordinal = ordinal
    self.recorded = recorded
    self.request = request
  }

  init(_ row: Row) throws {
    guard let id = UUIDv7(bytes: try row.blob(1)),
      let act = Choice.Act(rawValue: try row.text(2)),
      let purpose = PurposeScope(text: try row.text(3)),
      let recipient = RecipientScope(text: try row.text(4)),
      let channel = Channel(rawValue: try row.text(7)),
      let kind = Actor.Kind(rawValue: try row.text(8))
    else { throw StoreError(.corrupt, "a choice is damaged") }
    let choice = Choice(
      act: act, purpose: purpose, recipient: recipient,
      notice: try row.textOrNil(5).flatMap { NoticeVersion($0) }, at: try row.timestamp(6),
      explicit: try row.bool(10), guardian: try row.bool(11), gift: try row.bool(12))
    ordinal = try row.ordinal(0)
    recorded = RecordedChoice(
      id: id, choice: choice, channel: channel, actor: Actor(kind: kind, id: try row.text(9)),
      collectionPoint: try row.textOrNil(13).flatMap { CollectionPointID($0) },
      wording: try row.blobOrNil(14), recordedAt: try row.timestamp(15),
      sequence: try row.int(16))
  }

  /// All that a replay of the journal needs.
  var payload: [UInt8] {
    let choice = recorded.choice
    var json: [String: JSON] = [
      "purpose": .string(choice.purpose.text), "recipient": .string(choice.recipient.text),
      "channel": .string(recorded.channel.rawValue),
      "actor": .array([.string(recorded.actor.kind.rawValue), .string(recorded.actor.id)]),
      "explicit": .bool(choice.explicit), "guardian": .bool(choice.guardian),
      "recorded": .integer(recorded.recordedAt.microseconds),
    ]
    if let notice = choice.notice { json["notice"] = .string(notice.description) }
    if let point = recorded.collectionPoint { json["point"] = .string(point.text) }
    // A caller who tries again after a crash must find it.
    if let request { json["request"] = .string(Base64.encode(request)) }
    return JSON.object(json).canonical
  }
}
