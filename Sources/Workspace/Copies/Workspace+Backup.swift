import Consent
import Disclosure
import Evidence
public import Formats
import Foundation
import Register
import Standing
import Store
import Vault

extension Workspace {
  /// Copies the data to a new folder while others go on writing: tables, evidence, certificates.
  ///
  /// The tables are those of one moment. Log and certificates are of the same moment or an earlier one, so that the
  /// copy never shows more than it holds. Neither keys nor journal nor the workspace's key are in it.
  /// - Parameters:
  ///   - program: what made the copy, for its manifest.
  ///   - withFiles: also the files that were handed over, which hold personal data in the clear.
  ///   - progress: called after each table with the rows copied so far.
  /// - Throws: `CopyError`, `StoreError`.
  public func backUp(
    to target: String, program: String, withFiles: Bool = false, at now: Timestamp,
    progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) async throws -> CopyManifest {
    let copy = try CopyFolder(for: .data, at: target, workspace: folder)
    let path = copy.path
    let files = try copyDisclosures(to: path, withFiles: withFiles)
    try await evidence.integrate()
    let note = try evidence.checkpoint()
    let published = try note.map { try Checkpoint(verifying: $0, by: evidence.verifier) }
    let key = evidence.verifier.text
    let (origin, isExample) = (evidence.verifier.name, isExample)
    let manifest = try await database.read { [standing] transaction in
      // A read that lost its connection runs again, from the start.
      for part in ["tables", "evidence"] { try DurableFiles.remove(path + "/" + part) }
      var log: CopyManifest.Evidence?
      if let published {
        let tiles = FolderTiles(folder: path + "/evidence")
        let root = try transaction.buildLog(size: published.size, into: tiles)
        guard root == published.root else {
          throw CopyError.evidenceDisagrees(size: published.size)
        }
        log = .init(size: published.size, root: root, key: key)
      }
      let tables = try transaction.writeTables(to: path, progress)
      return CopyManifest(
        kind: .data, program: program, made: now, origin: origin, isExample: isExample,
        head: try transaction.head(), journal: try Consent.journalPosition(transaction),
        register: try standing.inForce(transaction)?.version, evidence: log,
        migrations: try transaction.appliedMigrations(), tables: tables, files: files)
    }
    try manifest.syncTables(in: path)
    if let note {
      try FolderTiles(folder: path + "/evidence").write(Checkpoint.path, note.bytes)
    }
    try copy.finish(manifest)
    return manifest
  }

  /// Copies keys, journal and the workspace's key to a new folder, which is kept apart from the data.
  public func backUpKeys(
    to target: String, program: String, at now: Timestamp,
    progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) async throws -> CopyManifest {
    let copy = try CopyFolder(for: .keys, at: target, workspace: folder)
    let path = copy.path
    let sum = try DurableFiles.copy(folder + "/workspace.key", to: path + "/workspace.key")
    let (origin, isExample) = (evidence.verifier.name, isExample)
    let manifest = try await keyStore.read { transaction in
      try DurableFiles.remove(path + "/tables")
      return CopyManifest(
        kind: .keys, program: program, made: now, origin: origin, isExample: isExample, head: 0,
        journal: try Vault.journalHead(transaction), register: nil, evidence: nil,
        migrations: try transaction.appliedMigrations(),
        tables: try transaction.writeTables(to: path, progress),
        files: [.init(path: "workspace.key", sum: sum)])
    }
    try manifest.syncTables(in: path)
    try copy.finish(manifest)
    return manifest
  }

  /// Copies what the ledger's folders hold; names beginning with a dot are unfinished.
  private func copyDisclosures(to path: String, withFiles: Bool) throws -> [CopyManifest.File] {
    var files: [CopyManifest.File] = []
    let home = disclosures.folder
    for id in DurableFiles.names(in: home) where !id.hasPrefix(".") {
      for name in DurableFiles.names(in: home + "/" + id) where !name.hasPrefix(".") {
        guard withFiles || name == "certificate.json" else { continue }
        let place = "disclosures/\(id)/\(name)"
        try DurableFiles.makeFolder(path + "/disclosures/" + id)
        files.append(
          .init(
            path: place,
            sum: try DurableFiles.copy("\(home)/\(id)/\(name)", to: path + "/" + place)))
        try DurableFiles.sync(folder: path + "/disclosures/" + id)
      }
    }
    return files
  }
}

extension ReadTransaction {
  fileprivate func writeTables(
    to path: String, _ progress: (Int64) -> Void
  ) throws -> [TableFile] {
    try DurableFiles.makeFolder(path + "/tables")
    var rows: Int64 = 0
    return try storedTables().map { table in
      let file = try TableFile.write(table, self, to: path)
      rows += file.sum.rows
      progress(rows)
      return file
    }
  }
}

extension CopyManifest {
  /// Puts the tables' files on the disk: outside the transaction, which holds others up less.
  fileprivate func syncTables(in path: String) throws {
    for table in tables {
      guard let handle = FileHandle(forUpdatingAtPath: path + "/" + table.path) else {
        throw CopyError.damaged(file: table.path)
      }
      try handle.synchronize()
      try handle.close()
    }
  }
}
