import Evidence
import Formats
import Foundation
import Store
import Vault

extension Restore {
  var staging: RestoreStaging { RestoreStaging(folder: folder) }

  /// Brings the data back: into files beside the old ones, or into a database; then puts the folder in order.
  func data(
    _ manifest: CopyManifest, at now: Timestamp, _ progress: @escaping @Sendable (Int64) -> Void
  ) async throws -> Report {
    let id = manifest.check
    let existing = try? WorkspaceDescription(readingFrom: folder)
    let isResumed = staging.holds(id)
    if let existing {
      try confirm(existing)
      guard existing.engine == databases.engine else {
        throw WorkspaceError.otherEngine(isPostgres: existing.engine == .postgres)
      }
    } else if !isResumed, staging.folderIsUsed {
      throw CopyError.workspaceThere(folder: folder, origin: nil)
    }
    try refuseOtherKey(manifest)
    let seen = try published(manifest)
    if databases.data == nil {
      try DatabaseAddresses.refuseInUse(file: folder + "/data.sqlite", .data)
    }
    var report = Report(manifest: manifest)
    if let seen, seen.size > manifest.head {
      report.published = seen.size
      report.lost = lostEntries(after: manifest.head, size: seen.size)
    }
    if !(isResumed && staging.isReady(isFile: databases.data == nil)) {
      try await fill(manifest, id, mayReplace: existing != nil, seen: seen, at: now, progress)
    }
    report.replaced = try staging.takePlace(
      replacing: existing != nil, isFile: databases.data == nil, at: now)
    try await open(&report, at: now)
    return report
  }

  private var checkpointPath: String { checkpoint ?? folder + "/evidence/" + Checkpoint.path }

  /// What the copy lacks, by kind, read from the tiles beside the checkpoint; empty when they cannot be read.
  private func lostEntries(after head: Int64, size: Int64) -> [String: Int] {
    let tiles = FolderTiles(folder: (checkpointPath as NSString).deletingLastPathComponent)
    guard let reader = try? TileReader(files: tiles, size: size) else { return [:] }
    var kinds: [String: Int] = [:]
    for index in head..<size {
      guard let leaf = try? reader.entry(index),
        let kind = (try? JSON(parsing: leaf))?["kind"]?.string
      else { return [:] }
      kinds[kind, default: 0] += 1
    }
    return kinds
  }

  /// The log that the world has seen: from the file that was named, or from the workspace that is replaced.
  private func published(_ manifest: CopyManifest) throws -> Checkpoint? {
    guard let bytes = FileManager.default.contents(atPath: checkpointPath) else {
      if let checkpoint { throw CopyError.notItsCheckpoint(file: checkpoint) }
      return nil
    }
    do {
      let note = try SignedNote(parsing: [UInt8](bytes))
      guard let key = manifest.evidence?.key else { return try Checkpoint(unverified: note) }
      return try Checkpoint(verifying: note, by: NoteVerifier(key))
    } catch {
      if let checkpoint { throw CopyError.notItsCheckpoint(file: checkpoint) }
      return nil
    }
  }

  /// A key in the folder that signs for another log belongs to another workspace.
  private func refuseOtherKey(_ manifest: CopyManifest) throws {
    let path = folder + "/workspace.key"
    guard let wanted = manifest.evidence?.key, DurableFiles.exists(path) else { return }
    let key = try WorkspaceKey.load(at: path)
    guard try key.signer(origin: manifest.origin).verifier.text == wanted else {
      throw CopyError.otherKey
    }
  }

  private func fill(
    _ manifest: CopyManifest, _ id: String, mayReplace: Bool, seen: Checkpoint?, at now: Timestamp,
    _ progress: @escaping @Sendable (Int64) -> Void
  ) async throws {
    let isFile = databases.data == nil
    if isFile, !staging.holds(id) { try staging.clear() }
    try DurableFiles.makeFolder(staging.path)
    let store = try await databases.openData(in: isFile ? staging.path : folder)
    do {
      try await DatabaseAddresses.refuseInUse(store, .data)
      let state = try await store.read { try $0.copyState() }
      let isFilled = state == .used && staging.holds(id) && staging.isDescribed
      if !isFilled {
        if state == .used, isFile || !mayReplace { throw CopyError.databaseUsed(.data) }
        if state != .unfinished(source: id) {
          try await store.writeAlone { try $0.beginCopy(of: id) }
        }
        try staging.mark(id)
        try await manifest.load(
          Workspace.migrations, from: copy, into: store, at: now, progress: progress)
        try await copyFiles(manifest, store)
        try WorkspaceDescription(
          origin: manifest.origin, isExample: manifest.isExample, engine: databases.engine
        ).write(to: staging.path)
        try await end(manifest, store, seen: seen, at: now)
      }
    } catch {
      try? await store.close()
      throw error
    }
    try await store.close()
    // All of it in the one file, which is about to be moved.
    if isFile { try DatabaseAddresses.refuseInUse(file: staging.path + "/data.sqlite", .data) }
  }

  /// Builds the log anew from the restored entries; a root other than the copy's would show here.
  private func copyFiles(_ manifest: CopyManifest, _ store: any Store.Database) async throws {
    let path = staging.path
    for name in ["evidence", "disclosures"] { try DurableFiles.remove(path + "/" + name) }
    try DurableFiles.makeFolder(path + "/disclosures")
    if let log = manifest.evidence {
      let files = FolderTiles(folder: path + "/evidence")
      let root = try await store.read { try $0.buildLog(size: log.size, into: files) }
      guard root == log.root else { throw CopyError.evidenceDisagrees(size: log.size) }
      let place = "evidence/" + Checkpoint.path
      guard let note = FileManager.default.contents(atPath: copy + "/" + place) else {
        throw CopyError.damaged(file: place)
      }
      try files.write(Checkpoint.path, [UInt8](note))
    }
    try DurableFiles.makeFolder(path + "/evidence")
    for file in manifest.files {
      let place = path + "/" + file.path
      try DurableFiles.makeFolder((place as NSString).deletingLastPathComponent)
      guard try DurableFiles.copy(copy + "/" + file.path, to: place) == file.sum else {
        throw CopyError.damaged(file: file.path)
      }
      try DurableFiles.sync(folder: (place as NSString).deletingLastPathComponent)
    }
    for name in ["evidence", "disclosures"] {
      try DurableFiles.sync(folder: path + "/" + name)
    }
  }

  /// Ends the copy and writes down that it was one, for everybody who compares logs.
  private func end(
    _ manifest: CopyManifest, _ store: any Store.Database, seen: Checkpoint?, at now: Timestamp
  ) async throws {
    try await store.writeAlone { transaction in
      try transaction.endCopy()
      try transaction.append(
        EntryDraft(kind: "workspace.restored", at: now) { _ in
          [
            "head": .integer(manifest.head), "copied": .string(manifest.made.rfc3339),
            "published": seen.map {
              ["size": .integer($0.size), "root": .string($0.root.base64)]
            } ?? .null,
          ]
        })
    }
  }
}
