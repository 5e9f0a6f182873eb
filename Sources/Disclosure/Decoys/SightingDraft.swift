import Crypto
import Evidence
import Findings
import Formats
import Gate
import Register
import Store
import Vault

/// A sighting about to be written down, worked out before the transaction that does it.
struct SightingDraft: Sendable {
  let id: String
  let decoy: Decoy
  let summary: DisclosureSummary
  let at: Timestamp
  let channel: Sighting.Channel
  let place: String
  let sender: String?
  let verdict: Sighting.Verdict
  let details: JSON

  /// The kind of finding that somebody undeclared makes.
  static let findingKind = "decoy-stranger"
  /// Within how many days it is to be dealt with: as long as a breach may wait to be notified (GDPR Article 33).
  private static let days = 3

  func sighting(_ sequence: Int64) -> Sighting {
    Sighting(
      id: id, disclosure: decoy.disclosure, number: decoy.number,
      recipient: summary.use.recipient, at: at, channel: channel, place: place, sender: sender,
      verdict: verdict, details: details, sequence: sequence)
  }

  /// The place of the finding.
  var findingPlace: String { "disclosure:" + decoy.disclosure }

  /// What needs a person, unless the sender is declared.
  func observation(_ register: Register?) -> Observation? {
    guard verdict != .declared else { return nil }
    let name = register?.recipients[id: summary.use.recipient]?.label ?? summary.use.recipient.text
    let day = (summary.sent?.at ?? summary.planned.at).date.iso
    let way = channel == .mail ? "mail" : channel == .other ? "something" : "a \(channel.rawValue)"
    let who = sender.map { "\($0), which is not declared for it" } ?? "a sender nobody knows"
    return Observation(
      kind: Self.findingKind, key: sender ?? "unknown",
      title: "A decoy of the disclosure to \(name) of \(day) got \(way) from \(who).",
      owner: "privacy lead", days: Self.days)
  }

  /// What stands for the message in the log.
  static func evidence(_ message: [UInt8], of id: String, by keys: DecoyKeys) -> Digest32 {
    Commitment.hmac(
      key: keys.opening(ofSighting: id), domain: "decoy sighting",
      Array(SHA256.hash(data: message)))
  }

  func entry(_ message: [UInt8], by keys: DecoyKeys) -> EntryDraft {
    let leaf: JSON = [
      "sighting": .string(id), "disclosure": .string(decoy.disclosure),
      "recipient": .string(summary.use.recipient.text),
      "decoy": .string(decoy.commitment(by: keys).base64), "channel": .string(channel.rawValue),
      "verdict": .string(verdict.rawValue),
      "evidence": .string(Self.evidence(message, of: id, by: keys).base64),
    ]
    return EntryDraft(kind: "decoy.seen", at: at) { _ in leaf }
  }
}
