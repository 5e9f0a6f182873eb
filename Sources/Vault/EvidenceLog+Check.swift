import Evidence
public import Store

extension EvidenceLog {
  static let tiles = FlawKind.mendable(
    "evidence.tiles", "files of the evidence are missing or damaged")
  static let checkpointFlaw = FlawKind.fault(
    "evidence.checkpoint", "checkpoint that cannot be believed",
    remedy: "put evidence/checkpoint back from a copy, then run fsck again")
  static let ahead = FlawKind.fault(
    "evidence.ahead", "entries are in the evidence and not in the database",
    remedy: "the database is an older copy: restore a newer one; if there is none, move the folder "
      + "evidence away, keep it, and tell whoever holds its checkpoints")
  static let differs = FlawKind.fault(
    "evidence.entries", "entries are not those that the signed checkpoint covers")
  static let cosignedFlaw = FlawKind.fault(
    "evidence.cosigned", "cosigned checkpoint is not one of this log",
    remedy: "keep evidence/cosigned: witnesses saw another log; then ask them, and move it away")
  static let unsigned = FlawKind.note(
    "evidence.unsigned", "evidence folder has no checkpoint yet",
    remedy: "the next `aboveboard evidence export` writes one; compare it with your copies")

  /// What a check found, and whether the entries still lead to the signed root.
  public struct Check: Sendable {
    /// What was found.
    public var flaws = Flaws()
    /// The files that do not hold, relative to the folder.
    var damaged: [LogProblem] = []
    /// The checkpoint to which the entries lead, or nil when they do not.
    var agreed: Checkpoint?
  }

  /// Compares checkpoint, tiles and entries: the root is worked out anew from the entries alone.
  public func check(progress: (Int, Int) -> Void = { _, _ in }) async throws -> Check {
    var check = Check()
    guard let bytes = try files.read(Checkpoint.path) else {
      if try !files.names(in: "tile").isEmpty { check.flaws.add(Self.unsigned) }
      return check
    }
    guard let note = try? SignedNote(parsing: bytes),
      let checkpoint = try? Checkpoint(verifying: note, by: verifier)
    else {
      check.flaws.add(Self.checkpointFlaw, at: Checkpoint.path)
      return check
    }
    let head = try await database.read { try $0.head() }
    guard checkpoint.size <= head else {
      check.flaws.add(
        Self.ahead, at: "\(head + 1)", count: Int(clamping: checkpoint.size - head))
      return check
    }
    if !isOurs(try files.read(Self.cosignedPath), head: checkpoint) {
      check.flaws.add(Self.cosignedFlaw, at: Self.cosignedPath)
    }
    let report = try LogVerifier(files: files, key: verifier).verify()
    check.damaged = report.problems
    for problem in report.problems { check.flaws.add(Self.tiles, at: problem.path) }
    check.flaws.add(Self.tiles, count: report.furtherProblems)
    if try await root(of: checkpoint.size, progress) == checkpoint.root {
      check.agreed = checkpoint
    } else {
      try await nameDifferences(checkpoint.size, &check)
    }
    return check
  }

  /// Whether what witnesses cosigned, if they did, is the beginning of the log as it is.
  private func isOurs(_ bytes: [UInt8]?, head: Checkpoint) -> Bool {
    guard let bytes else { return true }
    guard let note = try? SignedNote(parsing: bytes),
      let seen = try? Checkpoint(verifying: note, by: verifier), seen.size <= head.size,
      let root = try? TileReader(files: files, size: head.size).root(size: seen.size)
    else { return false }
    return root == seen.root
  }

  private func root(of size: Int64, _ progress: (Int, Int) -> Void) async throws -> Digest32 {
    var tree = RunningRoot()
    while tree.count < size {
      let (from, limit) = (tree.count, Int(min(2_000, size - tree.count)))
      let entries = try await database.read { try $0.leaves(after: from, limit: limit) }
      if entries.isEmpty { break }
      for entry in entries { tree.add(entry.leaf) }
      progress(Int(tree.count), Int(size))
    }
    return tree.root
  }

  /// Says which entries differ from their leaves in the tiles, as far as the tiles can be read.
  private func nameDifferences(_ size: Int64, _ check: inout Check) async throws {
    let reader = try TileReader(files: files, size: size)
    var found = 0
    for start in stride(from: Int64(0), to: size, by: 256) {
      guard let leaves = try? reader.bundle(at: start / 256) else { continue }
      let entries = try await database.read { try $0.leaves(after: start, limit: leaves.count) }
      for (leaf, entry) in zip(leaves, entries) where leaf != entry.leaf {
        check.flaws.add(Self.differs, at: "\(entry.sequence)")
        found += 1
      }
    }
    if found == 0 { check.flaws.add(Self.differs) }
  }

  /// Writes damaged and missing files anew from the entries, if these lead to the signed root.
  ///
  /// Never signs anything: a history that differs stays a fault. Returns what was done, one sentence each.
  public func mend(_ check: Check) async throws -> [String] {
    guard !check.damaged.isEmpty, let checkpoint = check.agreed else { return [] }
    let done = try await lock.hold { _ in try await rewrite(check.damaged, to: checkpoint) }
    guard let done else {
      throw StoreError(.busy, "the evidence is being integrated elsewhere")
    }
    return done
  }

  private func rewrite(
    _ damaged: [LogProblem], to checkpoint: Checkpoint
  ) async throws -> [String] {
    var done: [String] = []
    // An old partial form that was altered is no longer needed: a wider one covers it.
    for problem in damaged where problem.kind == .alteredPartial {
      try files.remove(problem.path)
      done.append("evidence: removed the damaged older file \(problem.path)")
    }
    let mended = MendingTiles(files, pruned: try? pruned())
    var log = try TileLog(files: mended)
    while log.size < checkpoint.size {
      let (from, limit) = (log.size, Int(min(4_096, checkpoint.size - log.size)))
      let entries = try await database.read { try $0.leaves(after: from, limit: limit) }
      guard entries.count == limit else { return done }
      try log.append(entries.map(\.leaf))
      if log.size == checkpoint.size { mended.beginLast() }
      try log.flush()
    }
    return done + mended.written.map { "evidence: wrote \($0) anew from the entries" }
  }
}
