import Consent
public import Formats
import Store
import StoreSQLite
import Synchronization
import Vault

#if PostgreSQL
import StorePostgres
#endif

/// Brings a workspace back from a copy of its data, or its keys from a copy of them.
///
/// Nothing is written before every file of the copy has been checked. What is interrupted goes on when it is run
/// again with the same copy; until it has ended, the workspace does not open.
public struct Restore: Sendable {
  /// The folder of the copy.
  public var copy: String
  /// The folder of the workspace.
  public var folder: String
  /// Where data and keys are to be.
  public var databases: DatabaseAddresses
  /// The name of the log of the workspace that is there, when it may be replaced.
  public var replace: String?
  /// A file with the last checkpoint that the world has seen.
  public var checkpoint: String?

  /// A restore of a copy into a folder.
  public init(
    copy: String, folder: String, databases: DatabaseAddresses = DatabaseAddresses(),
    replace: String? = nil, checkpoint: String? = nil
  ) {
    self.copy = copy
    self.folder = folder
    self.databases = databases
    self.replace = replace
    self.checkpoint = checkpoint
  }

  /// What was restored, and what is left to do.
  public struct Report: Sendable {
    /// The copy.
    public var manifest: CopyManifest
    /// The acts of the journal that the data lacked; nil while nothing can be opened.
    public var putBack: Int?
    /// Why nothing is permitted yet, when the keys are missing or old.
    public var waiting: String?
    /// The size of the log that the world has seen, when it is beyond the copy.
    public var published: Int64?
    /// How many entries of each kind that log has beyond the copy, where its tiles can still be read.
    public var lost: [String: Int] = [:]
    /// Where the files of the workspace that was replaced are now.
    public var replaced: String?
  }

  /// Restores; throws `CopyError`, `StoreError`, `VaultError`.
  public func run(
    at now: Timestamp = .now(), progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) async throws -> Report {
    let manifest = try CopyManifest(readingFrom: copy)
    try manifest.verify(in: copy)
    try DurableFiles.makeFolder(folder)
    switch manifest.kind {
    case .keys: return try await keys(manifest, at: now, progress)
    case .data: return try await data(manifest, at: now, progress)
    }
  }

  /// Throws unless the operator has named the log of the workspace that is to be replaced.
  func confirm(_ existing: WorkspaceDescription) throws {
    guard let replace else {
      throw CopyError.workspaceThere(folder: folder, origin: existing.origin)
    }
    guard replace == existing.origin else { throw CopyError.wrongWord(origin: existing.origin) }
  }

  /// Opens the workspace once, so that the journal is replayed before anything is answered.
  func open(_ report: inout Report, at now: Timestamp) async throws {
    do {
      let workspace = try await Workspace.open(at: folder, databases: databases, now: now)
      report.putBack = workspace.replayed.load(ordering: .relaxed)
      try await workspace.close()
    } catch let error as VaultError where error.isOfMissingKeys {
      report.waiting = error.description
    } catch let error as ConsentError {
      guard case .journalBehind = error else { throw error }
      report.waiting = error.description
    }
  }
}

extension VaultError {
  fileprivate var isOfMissingKeys: Bool {
    switch self {
    case .storeMissing, .keyFileMissing: true
    default: false
    }
  }
}

extension DatabaseAddresses {
  /// Throws `CopyError.inUse` when another process has a database open.
  ///
  /// Connections that have just been closed are waited for.
  static func refuseInUse(
    _ database: any Store.Database, _ store: WorkspaceStore
  ) async throws {
    #if PostgreSQL
    guard let database = database as? PostgresDatabase else { return }
    for _ in 0..<40 {
      if try await database.otherSessions() == 0 { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CopyError.inUse(store)
    #endif
  }

  /// The same for a file, before it is opened here.
  static func refuseInUse(file path: String, _ store: WorkspaceStore) throws {
    guard DurableFiles.exists(path) else { return }
    guard try SQLiteDatabase.isUnused(path) else { throw CopyError.inUse(store) }
  }
}
