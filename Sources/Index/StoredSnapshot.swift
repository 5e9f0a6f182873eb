public import Formats
import Register
import Standing

/// What a start would find on disk.
public enum StoredSnapshot: Sendable, Equatable {
  /// A snapshot that would be used: up to which entry, and its size in bytes.
  case usable(sequence: Int64, bytes: Int)
  /// One that would not; the index would be built from the databases.
  case refused(SnapshotRefusal)
}

extension SubjectIndex {
  /// Reads the whole stored snapshot as a start would; throws `StoreError` when the database does not answer.
  public func storedSnapshot(at now: Timestamp) async throws -> StoredSnapshot {
    guard let store, let inForce = try await standing.load() else { return .refused(.missing) }
    do {
      let (snapshot, _) = try await store.load(inForce, now.date)
      return .usable(sequence: snapshot.sequence, bytes: store.file.size ?? 0)
    } catch let refusal as SnapshotRefusal {
      return .refused(refusal)
    }
  }

  /// Why the last snapshot could not be written, nil when it could.
  public var savingFailure: String? { saving.failure }
}
