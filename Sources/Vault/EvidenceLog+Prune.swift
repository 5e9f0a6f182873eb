public import Evidence
public import Formats
public import Store

/// What taking old entries out of the published log comes to.
public struct Pruning: Sendable, Equatable {
  /// The first index that is still given out.
  public var minimumIndex: Int64
  /// How many entries are no longer given out that were before.
  public var entries: Int64
  /// How many files were removed; 0 in a dry run.
  public var files: Int
}

extension EvidenceLog {
  /// The log's word on what it no longer gives out, or nil while it gives out everything.
  public func pruned() throws -> PrunedMark? {
    guard let bytes = try files.read(PrunedMark.path) else { return nil }
    return try PrunedMark(verifying: try SignedNote(parsing: bytes), by: verifier)
  }

  /// Takes bundles whose entries are all older than a moment out of the published log; hashes stay.
  ///
  /// Entries in the database stay too: they are the order of everything, from which tables and tiles are made anew.
  /// What is done is an entry of its own, then a signed mark, then the removal: a crash between them leaves a log that
  /// verifies, and the next call goes on. In a dry run nothing is written.
  /// - Throws: `StoreError.busy` while another writes the evidence, `NoteError`, what files throw.
  public func prune(
    before moment: Timestamp, isDryRun: Bool = false, actor: Actor, at now: Timestamp
  ) async throws -> Pruning {
    let width: Int64 = 256
    let size = isDryRun ? try self.size() : try await integrate().size
    let first = try await database.read { try $0.firstSequence(at: moment) }
    let old = try pruned()?.minimumIndex ?? 0
    let minimum = max(old, min(first - 1, size) / width * width)
    var done = Pruning(minimumIndex: minimum, entries: minimum - old, files: 0)
    if isDryRun { return done }
    if minimum > old {
      let leaf: JSON = [
        "entries": .integer(minimum), "by": .string(actor.kind.rawValue),
      ]
      _ = try await database.write {
        try $0.append(EntryDraft(kind: "evidence.pruned", at: now) { _ in leaf })
      }
    }
    let mark = PrunedMark(origin: verifier.name, minimumIndex: minimum)
    let removed = try await lock.hold(within: .seconds(5)) { _ in
      if minimum > old {
        try files.write(PrunedMark.path, try mark.note(signedBy: signer).bytes)
      }
      return try mark.removeBundles(from: files)
    }
    guard let removed else {
      throw StoreError(.busy, "the evidence is being integrated elsewhere")
    }
    done.files = removed
    if minimum > old { try await integrate() }
    return done
  }
}
