public import Evidence
public import Formats
import Foundation
public import Store
import Vault

/// What the log holds and how far its newest checkpoint reaches, for whoever is asked to check it.
public struct EvidenceReport: Sendable, Equatable {
  /// The checkpoint that is served.
  public struct Published: Sendable, Equatable {
    /// How many entries it covers.
    public var size: Int64
    /// The root over them.
    public var root: Digest32
    /// When the last of them was made; a checkpoint itself bears no time (C2SP tlog-checkpoint).
    public var newest: Timestamp?
    /// The names of other keys under it, as they stand there: what they signed is not checked here.
    public var others: [String]
    /// How many entries the newest checkpoint covers that witnesses cosigned; nil when none did.
    public var cosigned: Int64?
  }

  /// The log's name.
  public var origin: String
  /// The key that verifies checkpoints, `name+hash+base64`.
  public var key: String
  /// How many entries there are.
  public var head: Int64
  /// The checkpoint that is served, or nil before the first.
  public var published: Published?
  /// How many of the oldest entries are no longer given out.
  public var pruned: Int64
  /// Entries, the newest first.
  public var entries: [EntryLine]
  /// The sequence to ask the next page with, or nil on the last.
  public var next: Int64?

  /// How many entries no checkpoint covers yet.
  public var waiting: Int64 { max(0, head - (published?.size ?? 0)) }
}

extension Workspace {
  /// What the log holds, with the entries before a sequence or the newest.
  ///
  /// - Throws: `NoteError` when the checkpoint on disk is not our own, `StoreError`.
  public func evidenceReport(before: Int64? = nil, limit: Int = 50) async throws -> EvidenceReport {
    let note = try evidence.checkpoint()
    // What is shown is what was signed: a file that somebody changed is an error, never a figure.
    let checkpoint = try note.map { try Checkpoint(verifying: $0, by: evidence.verifier) }
    let cosigned = try evidence.cosigned()
    let pruned = try evidence.pruned()
    let (head, newest, lines) = try await database.read { transaction in
      (
        try transaction.head(),
        try checkpoint.flatMap { try transaction.entryLines(before: $0.size + 1, limit: 1).first },
        try transaction.entryLines(before: before, limit: limit + 1)
      )
    }
    let verifier = evidence.verifier
    return EvidenceReport(
      origin: verifier.name, key: verifier.text, head: head,
      published: try checkpoint.map { checkpoint in
        EvidenceReport.Published(
          size: checkpoint.size, root: checkpoint.root, newest: newest?.at,
          others: (cosigned?.signatures ?? []).filter {
            $0.keyID != verifier.keyID || !$0.name.utf8.elementsEqual(verifier.name.utf8)
          }.map(\.name),
          cosigned: try cosigned.map { try Checkpoint(unverified: $0).size })
      },
      pruned: pruned?.minimumIndex ?? 0,
      entries: Array(lines.prefix(limit)),
      next: lines.count > limit ? lines.prefix(limit).last?.sequence : nil)
  }
}
