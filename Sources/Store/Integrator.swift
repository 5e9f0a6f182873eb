import Dispatch
public import Evidence

/// Builds the log's tiles and checkpoints from `entries`, which alone decide the order.
///
/// Tiles are written first and the checkpoint last, so that a crash at any point leaves the old
/// checkpoint with all it needs; the next run makes the same files.
public struct Integrator: Sendable {
  /// Signs a size and root and returns the bytes of the checkpoint.
  public typealias Sign = @Sendable (_ size: Int64, _ root: Digest32) throws -> [UInt8]

  private static let entriesPerRead = 512
  /// Whole bundles between flushes, so that intermediate flushes leave no partial tiles behind.
  private static let readsPerFlush = 16

  private let database: any Database
  private let files: any TileFiles
  private let lock: any ExclusiveLock
  private let sign: Sign
  private let thread = DispatchQueue(label: "evidence")

  /// An integrator for one log; every process that integrates it names the same lock.
  public init(
    database: any Database, files: any TileFiles, lock: any ExclusiveLock, sign: @escaping Sign
  ) {
    self.database = database
    self.files = files
    self.lock = lock
    self.sign = sign
  }

  /// Brings the log up to the entries committed when it began.
  ///
  /// Throws `StoreError` with `.busy` while another integrates, `.corrupt` when the log holds more
  /// than the database, which a restored old database does; `LogError` or `NoteError` when the
  /// files are damaged.
  public func integrate() async throws -> Integration {
    while true {
      let done = try await lock.hold { held in
        let done = try await integrate(held)
        // Whoever lost the lock while the checkpoint was written may have put it over a newer one.
        return (try? await held.check()) == nil ? nil : done
      }
      guard let held = done else {
        throw StoreError(.busy, "the evidence is being integrated elsewhere")
      }
      if let integration = held { return integration }
    }
  }

  private func integrate(_ held: any HeldLock) async throws -> Integration {
    let (opened, isNew) = try await onThread { try open() }
    let start = opened.size
    let head = try await database.read { try $0.head() }
    guard start <= head else {
      throw StoreError(
        .corrupt, "the evidence holds \(start) entries, the database only \(head)")
    }
    if start == head, !isNew { return Integration(size: start, root: opened.root, added: 0) }
    var log = opened
    while log.size < head {
      log = try await extended(log, to: head)
      try await held.check()
    }
    let finished = log
    try await onThread {
      try files.write(Checkpoint.path, try sign(finished.size, finished.root))
    }
    return Integration(size: log.size, root: log.root, added: log.size - start)
  }

  /// The log at its last checkpoint, and whether it has none yet.
  private func open() throws -> (TileLog, Bool) {
    guard let bytes = try files.read(Checkpoint.path) else {
      return (try TileLog(files: files), true)
    }
    let checkpoint = try Checkpoint(unverified: try SignedNote(parsing: bytes))
    return (try TileLog(files: files, resuming: checkpoint), false)
  }

  /// The log with the next entries, flushed; the first step ends at a bundle's border.
  private func extended(_ log: TileLog, to head: Int64) async throws -> TileLog {
    var log = log
    for _ in 0..<Self.readsPerFlush where log.size < head {
      let size = log.size
      let toBorder = Self.entriesPerRead - Int(size % Int64(Self.entriesPerRead))
      let limit = Int(min(Int64(toBorder), head - size))
      let leaves = try await database.read { transaction in
        try transaction.gapFreeLeaves(after: size, limit: limit)
      }
      try log.append(leaves)
    }
    let appended = log
    return try await onThread {
      var flushed = appended
      try flushed.flush()
      return flushed
    }
  }

  /// Runs what waits for the disk away from the threads that all tasks share.
  private func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      thread.async { continuation.resume(with: Result { try body() }) }
    }
  }
}

/// What one run of the integrator did.
public struct Integration: Sendable, Hashable {
  /// The log's size, which is the sequence of its last entry.
  public let size: Int64
  /// The log's root at that size.
  public let root: Digest32
  /// How many entries the run added.
  public let added: Int64
}

extension ReadTransaction {
  /// The next leaves without a gap; a missing entry would shift every leaf after it.
  fileprivate func gapFreeLeaves(after size: Int64, limit: Int) throws -> [[UInt8]] {
    var leaves: [[UInt8]] = []
    try each(
      """
      SELECT sequence, leaf FROM entries
      WHERE sequence > \(size) ORDER BY sequence LIMIT \(limit)
      """
    ) { row in
      guard try row.int(0) == size + Int64(leaves.count) + 1 else {
        throw StoreError(.corrupt, "entry \(size + Int64(leaves.count) + 1) is missing")
      }
      leaves.append(try row.blob(1))
    }
    guard leaves.count == limit else {
      throw StoreError(.corrupt, "entry \(size + Int64(leaves.count) + 1) is missing")
    }
    return leaves
  }
}
