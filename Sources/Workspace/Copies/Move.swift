public import Evidence
public import Formats
import Foundation
import Store

/// Moves a workspace's databases to other places: from files to PostgreSQL, back, or between servers.
///
/// Rows are copied in bounded chunks; a move that is killed goes on when it is run again. At the end all tables of
/// source and target are counted and hashed under the source's write lock, and only if nothing differs the source is
/// taken out of use. Until then it stays the workspace.
public struct Move: Sendable {
  /// The workspace's folder; evidence and files handed over stay there.
  public var folder: String
  /// Where the databases are.
  public var from: DatabaseAddresses
  /// Where they are to be.
  public var to: DatabaseAddresses

  /// A move of one database, or of both.
  public init(folder: String, from: DatabaseAddresses, to: DatabaseAddresses) {
    self.folder = folder
    self.from = from
    self.to = to
  }

  /// What was moved, and the proof that it is the same.
  public struct Report: Sendable {
    /// One table, as found in the source and, independently, in the target.
    public struct Table: Sendable {
      /// Whose it is.
      public var store: WorkspaceStore
      /// The table.
      public var name: String
      /// The number of rows on both sides.
      public var rows: Int64
      /// The hash over them on both sides.
      public var hash: String
    }

    /// The tables; none when an earlier run had proven them and was killed after that.
    public var tables: [Table] = []
    /// How many entries there are on both sides.
    public var entries: Int64 = 0
    /// The root over them, computed from the entries of each side.
    public var root: Digest32?
    /// The published checkpoint that both sides lead to, by its size.
    public var checkpoint: Int64?
  }

  /// Moves; throws `CopyError`, `StoreError`, `WorkspaceError`.
  public func run(
    at now: Timestamp = .now(), progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) async throws -> Report {
    var description = try WorkspaceDescription(readingFrom: folder)
    guard from.data != to.data || from.keys != to.keys else { throw CopyError.nothingToMove }
    let isSwitched = description.engine == to.engine && description.engine != from.engine
    guard description.engine == from.engine || isSwitched else {
      throw WorkspaceError.otherEngine(isPostgres: description.engine == .postgres)
    }
    if let data = to.data, data == to.keys { throw WorkspaceError.oneDatabaseForBoth }
    var report = Report()
    if from.keys != to.keys {
      try await move(.keys, description.origin, &report, at: now, progress)
    }
    if from.data != to.data, !isSwitched {
      try await move(.data, description.origin, &report, at: now, progress)
      description.engine = to.engine
      try description.write(to: folder)
    }
    return report
  }

  private func move(
    _ store: WorkspaceStore, _ origin: String, _ report: inout Report, at now: Timestamp,
    _ progress: @escaping @Sendable (Int64) -> Void
  ) async throws {
    try requireSource(store)
    let source = try await from.open(store, in: folder)
    do {
      try await DatabaseAddresses.refuseInUse(source, store)
      let target = try await to.open(store, in: folder)
      do {
        let step = MoveStep(
          store: store, source: source, target: target, id: "move of the \(store) of \(origin)",
          checkpoint: store == .data ? try published() : nil)
        try await step.run(&report, at: now, progress)
      } catch {
        try? await target.close()
        throw error
      }
      try await target.close()
    } catch {
      try? await source.close()
      throw error
    }
    try await source.close()
    // Its old fence belongs to what was there before, if anything was.
    if to.address(of: store) == nil {
      try DurableFiles.remove(folder + "/\(store.rawValue).sqlite-fence")
    }
  }

  /// The source is there, and nobody has it open.
  private func requireSource(_ store: WorkspaceStore) throws {
    guard from.address(of: store) == nil else { return }
    let path = folder + "/\(store.rawValue).sqlite"
    guard DurableFiles.exists(path) else { throw WorkspaceError.dataMissing }
    try DatabaseAddresses.refuseInUse(file: path, store)
  }

  private func published() throws -> Checkpoint? {
    try FolderTiles(folder: folder + "/evidence").read(Checkpoint.path).map {
      try Checkpoint(unverified: SignedNote(parsing: $0))
    }
  }
}

extension DatabaseAddresses {
  func address(of store: WorkspaceStore) -> String? { store == .data ? data : keys }

  fileprivate func open(
    _ store: WorkspaceStore, in folder: String
  ) async throws -> any Store.Database {
    store == .data ? try await openData(in: folder) : try await openKeys(in: folder)
  }
}
