import Dispatch
import Evidence
import Formats
import Register
import Store
import Vault

/// Keeps a snapshot on disk and gives it back if it is of these databases, this register and this program.
struct SnapshotStore: Sendable {
  /// Sealing and syncing hold a thread of their own, not one of those on which decisions are made.
  private static let queue = DispatchQueue(label: "index snapshot", qos: .utility)

  let file: SnapshotFile
  let database: any Store.Database

  init(folder: String, vault: Vault, database: any Store.Database) {
    file = SnapshotFile(folder: folder, vault: vault)
    self.database = database
  }

  /// Writes a snapshot; nothing is written when a later one of the same feed is there already.
  func save(_ snapshot: Snapshot, _ queue: DayQueue) async throws {
    if let stored = try? await open().stamp, stored.sequence > snapshot.sequence { return }
    let sequence = snapshot.sequence
    guard let history = try await history(sequence) else { throw SnapshotRefusal.otherHistory }
    let stamp = SnapshotStamp(
      recipe: AtomRecipe.fingerprint, register: Int64(snapshot.inForce.version),
      sequence: sequence, history: history, day: snapshot.day)
    try await onThread { [file] in _ = try file.write(stamp, snapshot, queue) }
  }

  /// The stored snapshot for a day, if it can be brought from where it is to that day.
  ///
  /// - Throws: `SnapshotRefusal`; `StoreError` when the database does not answer.
  func load(_ inForce: InForce, _ day: CivilDate) async throws -> (Snapshot, DayQueue) {
    let (stamp, frames) = try await open()
    guard stamp.register == Int64(inForce.version) else { throw SnapshotRefusal.otherRegister }
    guard stamp.day <= day else { throw SnapshotRefusal.laterDay }
    return try await onThread {
      var (frames, reader) = (frames, SnapshotRecords.Reader())
      while let part = try frames.next() { try reader.add(part) }
      reader.finish()
      let snapshot = Snapshot(
        sequence: stamp.sequence, day: stamp.day, inForce: inForce, bitmaps: reader.bitmaps)
      return (snapshot, reader.queue)
    }
  }

  /// The file behind its stamp, if it is of this program and these databases.
  private func open() async throws -> (stamp: SnapshotStamp, frames: SnapshotFrames) {
    let (stamp, frames) = try await onThread { [file] in
      var frames = try file.read()
      return (try frames.stamp(), frames)
    }
    guard stamp.recipe == AtomRecipe.fingerprint else { throw SnapshotRefusal.otherRules }
    guard try await history(stamp.sequence) == stamp.history else {
      throw SnapshotRefusal.otherHistory
    }
    return (stamp, frames)
  }

  private func history(_ sequence: Int64) async throws -> Digest32? {
    try await database.read { try History.digest(upTo: sequence, $0) }
  }

  private func onThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Self.queue.async { continuation.resume(with: .init(catching: body)) }
    }
  }
}
