import Crypto
import Formats
import Members
import Register
import Store
import Vault

/// One row of a file of choices, judged by itself; whose it is is not known yet.
struct ImportedChoice: Sendable {
  var line: Int
  var handle: (kind: HandleKind, value: String)
  var draft: ChoiceDraft
  var at: Timestamp
  var servedAt: Timestamp?

  /// One row for one subject always has one identifier: a second run changes nothing.
  func id(of ordinal: UInt32) -> UUIDv7 {
    let parts = [
      "aboveboard/v1 imported choice", String(ordinal), draft.act.rawValue, draft.purpose.text,
      draft.recipient.text, draft.notice?.description ?? "", String(at.microseconds),
      servedAt.map { String($0.microseconds) } ?? "", draft.channel.rawValue,
      String(draft.explicit), String(draft.guardian), draft.collectionPoint?.text ?? "",
    ]
    var digest = Bits(
      bytes: Array(SHA256.hash(data: parts.joined(separator: "\u{1F}").utf8Bytes)))
    return UUIDv7.make(at: at, using: &digest)
  }

  /// Hands out a digest's bits; an identifier takes 128 of its 256.
  private struct Bits: RandomNumberGenerator {
    var bytes: [UInt8]

    mutating func next() -> UInt64 {
      let word = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      bytes.removeFirst(min(8, bytes.count))
      return word
    }
  }
}
