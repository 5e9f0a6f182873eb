import Formats
public import Store

/// A sealed letter on its way into the queue.
public struct QueuedLetter: Sendable {
  /// Its identifier.
  public let id: String
  let kind: String
  let sealed: [UInt8]
  let at: Timestamp

  /// Puts it into the queue in the caller's transaction, with its entry.
  public func queue(_ transaction: any WriteTransaction) throws {
    try transaction.insert(
      into: "mails", ["id", "kind", "sealed", "queued_at", "sent_at"],
      rows: [[.text(id), .text(kind), .blob(sealed), at.sqlValue, .null]])
    try transaction.append(entry("mail.queued", at: at))
  }

  /// The entry of a change: which mail and why it is written, never to whom.
  func entry(_ name: String, at now: Timestamp) -> EntryDraft {
    let leaf: JSON = ["mail": .string(id), "why": .string(kind)]
    return EntryDraft(kind: name, at: now) { _ in leaf }
  }
}
