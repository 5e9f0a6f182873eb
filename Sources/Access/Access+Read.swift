import Evidence
public import Formats
import Foundation
public import Store
import Vault

extension Access {
  /// The packages of one member, or of everybody, the newest first; `before` is the last one seen.
  public func list(
    of ordinal: UInt32? = nil, before: String? = nil, limit: Int = 50
  ) async throws -> [AccessPackage] {
    try await database.read { transaction in
      var condition: SQL = "id < \(before ?? "~")"
      if let ordinal { condition = "\(condition) AND ordinal = \(ordinal)" }
      return try transaction.rows(
        """
        SELECT \(AccessPackage.columns) FROM packages WHERE \(condition)
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map { try AccessPackage($0) }
    }
  }

  /// One package; throws `PackageError.unknown`.
  ///
  /// - Parameter ordinal: of this member alone: somebody else's is as unknown as one that never was.
  public func show(_ id: String, of ordinal: UInt32? = nil) async throws -> AccessPackage {
    let found = try await database.read { transaction in
      try transaction.first(
        "SELECT \(AccessPackage.columns) FROM packages WHERE id = \(id) ORDER BY ordinal"
      ).map { try AccessPackage($0) }
    }
    guard let found, ordinal.map({ $0 == found.ordinal }) ?? true else {
      throw PackageError.unknown
    }
    return found
  }

  /// Opens a package for reading; throws `PackageError.unknown`, or `.gone` after its days or an erasure.
  public func reader(
    _ id: String, of ordinal: UInt32? = nil, at now: Timestamp
  ) async throws -> PackageReader {
    let package = try await show(id, of: ordinal)
    let path = folder + "/" + package.file
    guard now < package.expires, UUIDv7(package.file.dropEnding(".sealed")) != nil,
      let key = try await vault.key(for: package.ordinal),
      FileManager.default.fileExists(atPath: path)
    else { throw PackageError.gone }
    return PackageReader(package, key: key, path: path)
  }

  /// Notes that a package was fetched, the first time, with the entry `package.fetched`.
  public func noteFetch(of package: AccessPackage, actor: Actor, at now: Timestamp) async throws {
    guard package.fetched == nil, let key = try await vault.key(for: package.ordinal) else {
      return
    }
    try await database.write { transaction in
      let changed = try transaction.run(
        """
        UPDATE packages SET fetched_at = \(now)
        WHERE ordinal = \(package.ordinal) AND id = \(package.id) AND fetched_at IS NULL
        """)
      guard changed == 1 else { return }
      try transaction.append(
        EntryDraft(kind: "package.fetched", at: now, subjects: [package.ordinal]) { sequence in
          [
            "subject": .string(key.commitment(sequence: sequence).base64),
            "by": .string(actor.kind.rawValue),
          ]
        })
    }
  }

  /// How many packages a member has made for themselves since a time.
  public func madeBySelf(_ ordinal: UInt32, since start: Timestamp) async throws -> Int {
    try await database.read { transaction in
      Int(
        try transaction.int(
          """
          SELECT COUNT(*) FROM packages
          WHERE ordinal = \(ordinal) AND made_at >= \(start) AND actor_kind = \(Actor.Kind.member)
          """))
    }
  }
}

extension String {
  func dropEnding(_ ending: String) -> String {
    hasSuffix(ending) ? String(dropLast(ending.count)) : ""
  }
}
