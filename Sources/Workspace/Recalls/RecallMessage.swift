import Disclosure
import Formats
import Register

/// Where partners find things: whole addresses where ours is known, else paths.
struct PartnerPlaces {
  var origin: String?

  func page(_ recall: Recall) -> String { place("/partner/recalls/\(recall.id)") }
  func call(_ recall: Recall) -> String { place("/v1/partner/recalls/\(recall.id)") }
  func list(_ recall: Recall) -> String { place("/v1/partner/recalls/\(recall.id)/list") }

  private func place(_ path: String) -> String { (origin ?? "") + path }
}

/// What a recipient's webhook is posted: numbers, days and addresses; references only encrypted to its key.
enum RecallMessage {
  /// The form of the message.
  static let format = "aboveboard-recall/1"
  /// Longer lists are not sent along; they are fetched.
  static let mostBytes = 1 << 19

  static func json(
    _ recall: Recall, isReminder: Bool, clock: RecallClock, at places: PartnerPlaces,
    list: RecallFile?
  ) -> JSON {
    var sealed: String?
    if let list, list.isEncrypted, list.bytes.count <= mostBytes {
      sealed = String(decoding: list.bytes, as: UTF8.self)
    }
    return [
      "format": .string(format), "recall": .string(recall.id),
      "recipient": .string(recall.recipient.text), "day": .string(recall.day.iso),
      "made": .string(recall.made.rfc3339), "reminder": .bool(isReminder),
      "refs": .integer(Int64(recall.refs)),
      "unanswered": .integer(Int64(recall.counts.notConfirmed)), "list": .string(recall.list),
      "due": .string(recall.day.adding(days: clock.answer).iso),
      "stop": .string(recall.day.adding(days: clock.stop).iso),
      "answer": .string(places.call(recall)), "file": .string(places.list(recall)),
      "sealed": sealed.map { .string($0) } ?? .null,
    ]
  }
}
