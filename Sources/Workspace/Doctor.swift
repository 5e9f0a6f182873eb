import Evidence
public import Formats
import Foundation
import Index
import Members
import Register
import Standing
import Store
import StoreSQLite
import Vault

#if PostgreSQL
import StorePostgres
#endif

/// One thing that `doctor` looked at.
public struct DoctorLine: Sendable, Equatable {
  /// Whether it is as it should be.
  public var isGood: Bool
  /// What was looked at and found.
  public var text: String
  /// What to do, when it is not.
  public var remedy: String?
}

extension Workspace {
  /// Looks at the workspace's health: files, modes, databases, register, keys, evidence.
  public func doctor(at now: Timestamp) async throws -> [DoctorLine] {
    var lines: [DoctorLine] = []
    let stores = [("data", "data.sqlite", database), ("keys", "keys.sqlite", keyStore)]
    let files = stores.filter { $0.2.dialect == .sqlite }.map(\.1)
    for name in ["workspace.key"] + files {
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
      let isPrivate = mode & 0o077 == 0 && mode != 0
      lines.append(
        DoctorLine(
          isGood: isPrivate, text: "\(name) is readable by its owner only",
          remedy: isPrivate ? nil : "chmod 600 \(folder)/\(name)"))
    }
    for (what, name, store) in stores {
      if let line = try await postgresLine(what, store) { lines.append(line) }
      guard let store = store as? SQLiteDatabase else { continue }
      let health = try await store.health()
      let isGood = health.problems.isEmpty && health.settings.isDurable
      lines.append(
        DoctorLine(
          isGood: isGood,
          text: isGood
            ? "\(name) is whole and every commit reaches the disk (\(health.settings))"
            : "\(name): \(health.settings); \(health.problems.joined(separator: "; "))",
          remedy: isGood ? nil : "restore it from your newest copy"))
    }
    lines.append(try await registerLine())
    let head = try await database.read { try $0.head() }
    let (members, keys) = (try await members.count(), try await vault.keyCount())
    lines.append(
      DoctorLine(
        isGood: keys >= members,
        text: "\(Words.count(members)) members, \(Words.count(keys)) subject keys",
        remedy: keys >= members ? nil : "keys are missing; restore keys.sqlite"))
    lines.append(try await indexLine(head: head, at: now))
    try await evidence.integrate()
    let report = try LogVerifier(
      files: FolderTiles(folder: evidence.folder), key: evidence.verifier
    ).verify()
    lines.append(
      DoctorLine(
        isGood: report.isIntact && report.size >= head,
        text: "the evidence log holds \(Words.count(Int(report.size))) of \(head) entries and "
          + (report.isIntact ? "verifies" : "does NOT verify"),
        remedy: report.isIntact ? nil : "aboveboard verify \(evidence.folder)"))
    return lines
  }

  private func postgresLine(
    _ what: String, _ store: any Store.Database
  ) async throws -> DoctorLine? {
    #if PostgreSQL
    guard let store = store as? PostgresDatabase else { return nil }
    let health = try await store.health()
    let isGood = health.isDurable && health.isPrivate
    return DoctorLine(
      isGood: isGood,
      text: "\(what): PostgreSQL \(health.version), "
        + (health.isDurable ? "every commit reaches the disk" : "commits may be lost") + ", "
        + (health.isPrivate ? "the connection is private" : "the connection is not encrypted"),
      remedy: isGood
        ? nil : "set fsync, full_page_writes and synchronous_commit to on, and sslmode=verify-full")
    #else
    return nil
    #endif
  }

  private func registerLine() async throws -> DoctorLine {
    guard let inForce = try await standing.load() else {
      return DoctorLine(
        isGood: false, text: "no register is published; nothing is permitted",
        remedy: "aboveboard register publish FOLDER")
    }
    return DoctorLine(isGood: true, text: "register \(inForce.version) is in force", remedy: nil)
  }
}
