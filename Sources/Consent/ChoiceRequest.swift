import Crypto
import Formats
import Members
import Register
import Store

/// What one caller says about one subject at one time: all of it is recorded, or none.
struct ChoiceRequest: Sendable {
  let subject: UInt32
  let drafts: [ChoiceDraft]
  let actor: Actor
  let at: Timestamp
  /// The hashes of the idempotency key, one for each draft; empty without a key.
  let hashes: [[UInt8]]
  /// The letter on which all of it rests.
  let letter: ScannedLetter?
  private let rules: ChoiceRules

  /// Throws `ConsentError` for a draft that names what is not declared, or grants too widely.
  init(
    _ drafts: [ChoiceDraft], subject: UInt32, inForce: InForce, actor: Actor, at: Timestamp,
    request: String?, letter: ScannedLetter? = nil
  ) throws(ConsentError) {
    rules = ChoiceRules(inForce: inForce, at: at)
    for draft in drafts { try rules.check(draft) }
    self.subject = subject
    self.drafts = drafts
    self.actor = actor
    self.at = at
    self.letter = letter
    hashes =
      request.map { text in
        drafts.indices.map { index in
          Array(SHA256.hash(data: Array("\(index)/".utf8) + text.utf8Bytes))
        }
      } ?? []
  }

  /// The rows to write, with new identifiers; they count as made after the subject's last act.
  func rows(after latest: Timestamp?) -> [ChoiceRow] {
    let time = max(at, latest ?? at)
    return drafts.enumerated().map { index, draft in
      let choice = Choice(
        act: draft.act, purpose: draft.purpose, recipient: draft.recipient, notice: draft.notice,
        at: time, explicit: draft.explicit, guardian: draft.guardian, gift: rules.isGift(draft))
      let recorded = RecordedChoice(
        id: UUIDv7.make(at: time), choice: choice, channel: draft.channel, actor: actor,
        collectionPoint: draft.collectionPoint,
        wording: draft.wording.map { Array(SHA256.hash(data: $0.nfc.utf8Bytes)) },
        recordedAt: at, sequence: 0)
      return ChoiceRow(
        ordinal: subject, recorded: recorded,
        request: hashes.indices.contains(index) ? hashes[index] : nil)
    }
  }

  /// The texts of the wordings, by their hashes.
  var wordings: [[UInt8]: String] {
    var texts: [[UInt8]: String] = [:]
    for text in drafts.compactMap(\.wording?.nfc) {
      texts[Array(SHA256.hash(data: text.utf8Bytes))] = text
    }
    return texts
  }

  var hasGrant: Bool { drafts.contains { $0.act == .grant } }
}
