import Formats
import Register

/// What a notice version tells people, as canonical JSON: equal bytes mean that nothing was rewritten.
///
/// The order in which a notice names purposes and recipients is no part of its meaning.
enum NoticeMeaning {
  static func bytes(of notice: Notice) -> [UInt8] {
    var covers: [String: Set<RecipientID>] = [:]
    for cover in notice.covers {
      covers[cover.purpose.text, default: []].formUnion(cover.recipients)
    }
    return JSON.object([
      "body": .string(notice.body),
      "covers": .object(
        covers.mapValues { recipients in .array(recipients.sorted().map { .string($0.text) }) }),
      "from": .string(notice.from.iso),
      "title": .string(notice.title),
    ]).canonical
  }

  /// The notice of such bytes, or nil for anything that `bytes` cannot yield.
  static func notice(_ version: NoticeVersion, from bytes: [UInt8]) -> Notice? {
    guard let json = try? JSON(parsing: bytes), let body = json["body"]?.string,
      let title = json["title"]?.string, let from = json["from"]?.string.flatMap({ CivilDate($0) }),
      let members = json["covers"]?.object
    else { return nil }
    var covers: [Notice.Cover] = []
    for (name, list) in members.sorted(by: { $0.key < $1.key }) {
      guard let purpose = PurposeID(name), let names = list.array else { return nil }
      let recipients = names.compactMap { $0.string.flatMap { RecipientID($0) } }
      guard recipients.count == names.count else { return nil }
      covers.append(Notice.Cover(purpose: purpose, recipients: recipients))
    }
    return Notice(version: version, title: title, from: from, covers: covers, body: body)
  }
}
