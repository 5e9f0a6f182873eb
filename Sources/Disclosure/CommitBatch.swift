import Evidence
import Formats
import Gate
import Index
import Register
import Store

/// All that the committing transaction writes, worked out before it holds any lock.
struct CommitBatch: Sendable {
  var sent: DisclosureSummary
  var statement: JSON
  var fileBytes: Int
  /// How many members stand in the file; decoys do not count.
  var fileRows: Int
  var fileHash: [UInt8]
  var root: Digest32
  var commitments: [Digest32]
  var included: Set<UInt32>
  var denied: [DeniedRow]
  var decoys: DecoyBatch?
  var fence: Int64
  var attempt: Int64
  /// What it does to the audience of which it is a run.
  var delta: AudienceDelta?
  var actor: Actor
  var at: Timestamp
}

extension Ledger {
  /// How many 32-byte commitments one row holds.
  private static let commitmentsPerRow = 8_192

  static func commit(_ batch: CommitBatch, _ transaction: any WriteTransaction) throws
    -> DisclosureSummary
  {
    var sent = batch.sent
    try replaceReasons(of: sent.id, batch.denied, transaction)
    try transaction.run("DELETE FROM disclosure_members WHERE disclosure = \(sent.id)")
    try insertMembers(batch.commitments, of: sent.id, transaction)
    try batch.decoys?.insert(transaction)
    let changed = try transaction.run(
      """
      UPDATE disclosures SET state = \(sent.state), register = \(sent.register),
        members = \(sent.members), permitted = \(sent.permitted),
        reasons = \(Wish.json(sent.reasons).text), blanks = \(Wish.json(sent.blanks).text),
        terms = \(Wish.json(sent.terms).text), sent_at = \(batch.at),
        sent_kind = \(batch.actor.kind), sent_by = \(batch.actor.id), file = \(sent.file),
        file_hash = \(batch.fileHash), file_bytes = \(batch.fileBytes),
        file_rows = \(batch.fileRows), root = \(batch.root.bytes),
        statement = \(batch.statement.text)
      WHERE id = \(sent.id) AND state <> \(DisclosureSummary.State.sent)
        AND attempt = \(batch.attempt)
      """)
    guard changed == 1 else { throw DisclosureError.alreadySent(id: sent.id) }
    let digest = Certificate.digest(of: batch.statement)
    let sequence = try transaction.append(
      EntryDraft(kind: "disclosure.sent", at: batch.at) { _ in
        var leaf: [String: JSON] = [
          "disclosure": .string(sent.id), "certificate": .string(digest),
          "recipient": .string(sent.use.recipient.text), "purpose": .string(sent.use.purpose.text),
          "rows": .integer(Int64(batch.fileRows)), "file": .string(Hex.encode(batch.fileHash)),
          "members": .string(batch.root.base64),
        ]
        if let decoys = batch.decoys { leaf["beyond"] = .string(decoys.root.base64) }
        return .object(leaf)
      })
    try transaction.run("UPDATE disclosures SET sequence = \(sequence) WHERE id = \(sent.id)")
    sent.sequence = sequence
    if let delta = batch.delta {
      try AudienceLedger.commit(delta, disclosure: sent.id, at: batch.at, transaction)
    }
    return sent
  }

  /// Keeps the sorted commitments of a disclosure's members.
  static func insertMembers(
    _ commitments: [Digest32], of id: String, _ transaction: any WriteTransaction
  ) throws {
    try transaction.insert(
      into: "disclosure_members", ["disclosure", "part", "commitments"],
      rows: stride(from: 0, to: commitments.count, by: commitmentsPerRow).map { start in
        let part = commitments[start..<min(start + commitmentsPerRow, commitments.count)]
        return [
          .text(id), .integer(Int64(start / commitmentsPerRow)), .blob(part.flatMap(\.bytes)),
        ]
      })
  }
}
