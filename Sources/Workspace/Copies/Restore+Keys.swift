import Evidence
import Formats
import Foundation
import Store
import Vault

extension Restore {
  /// Brings keys and journal back; never over ones that know more.
  func keys(
    _ manifest: CopyManifest, at now: Timestamp, _ progress: @escaping @Sendable (Int64) -> Void
  ) async throws -> Report {
    let key = try placeWorkspaceKey()
    if databases.keys == nil {
      try DatabaseAddresses.refuseInUse(file: folder + "/keys.sqlite", .keys)
    }
    let store = try await databases.openKeys(in: folder)
    do {
      try await DatabaseAddresses.refuseInUse(store, .keys)
      let id = manifest.check
      if try await begin(store, id, manifest, key: key) {
        try await manifest.load(
          Workspace.keyMigrations, from: copy, into: store, at: now, progress: progress)
        // The key of the copy opens the store of the copy, or the copy is of two workspaces.
        try await Vault(store: store, key: key).open(isNew: false)
        try await store.writeAlone { try $0.endCopy() }
      }
    } catch {
      try? await store.close()
      throw error
    }
    try await store.close()
    var report = Report(manifest: manifest)
    if DurableFiles.exists(folder + "/" + WorkspaceDescription.fileName) {
      try await open(&report, at: now)
    }
    return report
  }

  /// Writes the workspace's key unless it is there; another one is never written over.
  private func placeWorkspaceKey() throws -> WorkspaceKey {
    let (from, path) = (copy + "/workspace.key", folder + "/workspace.key")
    guard let wanted = FileManager.default.contents(atPath: from) else {
      throw CopyError.damaged(file: "workspace.key")
    }
    if let there = FileManager.default.contents(atPath: path) {
      guard there == wanted else { throw CopyError.otherKey }
    } else {
      try DurableFiles.write([UInt8](wanted), to: path)
    }
    return try WorkspaceKey.load(at: path)
  }

  /// Prepares the store; false when it holds this copy, or what has come of it, already.
  private func begin(
    _ store: any Store.Database, _ id: String, _ manifest: CopyManifest, key: WorkspaceKey
  ) async throws -> Bool {
    switch try await store.read({ try $0.copyState() }) {
    case .unfinished(id): return true
    case .used:
      let vault = Vault(store: store, key: key)
      do { try await vault.open(isNew: false) } catch VaultError.storeMissing { break }
      let there = try await vault.journalHead()
      // Nothing was ever kept in it, so that nothing is lost.
      if there == 0, try await vault.highestOrdinal() == nil { break }
      guard there < manifest.journal else {
        throw CopyError.keysNewer(there: there, copy: manifest.journal)
      }
      guard replace == manifest.origin else {
        guard replace == nil else { throw CopyError.wrongWord(origin: manifest.origin) }
        throw CopyError.workspaceThere(folder: folder, origin: manifest.origin)
      }
    case .empty, .movedAway, .unfinished: break
    }
    try await store.writeAlone { try $0.beginCopy(of: id) }
    return true
  }
}
