import Evidence
public import Formats
import Foundation
public import Store
public import Vault

/// Packages of everything that is held about a member, sealed until they are fetched (demand F2; GDPR Articles 15, 20).
///
/// The bytes lie in files below `folder`, sealed under each subject's own key, so that an erasure destroys them wherever
/// they were copied to.
public final class Access: Sendable {
  /// The folder of sealed files.
  public let folder: String
  let database: any Database
  let vault: Vault

  /// The packages of a database that holds their migrations.
  public init(database: any Database, vault: Vault, folder: String) {
    self.database = database
    self.vault = vault
    self.folder = folder
  }

  /// Begins a package of one subject, to be written bit by bit.
  public func begin(_ key: SubjectKey, at now: Timestamp) throws -> PackageDraft {
    try PackageDraft(key, in: folder, at: now)
  }

  /// Puts packages that are sealed already into one file, which is on the disk when this returns.
  public func place(_ parcels: [PackageParcel], at now: Timestamp) throws -> [SealedPackage] {
    let file = try PackageFile(in: folder, at: now)
    do {
      var placed: [SealedPackage] = []
      for parcel in parcels {
        placed.append(
          SealedPackage(
            id: parcel.id, key: parcel.key, bytes: parcel.bytes, file: file.name,
            place: file.length))
        try file.write(parcel.sealed)
      }
      try file.finish()
      return placed
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Enters packages, with the entry `package.made`, and how far their run has come.
  ///
  /// Whoever was erased meanwhile gets none. Throws `PackageError.daysOutOfRange`, `.requestUnusable`.
  @discardableResult
  public func enter(
    _ sealed: [SealedPackage], _ terms: PackageTerms, run: PackageRun? = nil, at now: Timestamp
  ) async throws -> [AccessPackage] {
    try terms.check()
    let packages = sealed.map { one in
      AccessPackage(
        id: one.id, ordinal: one.key.ordinal, form: terms.form, request: terms.request, made: now,
        expires: now.adding(seconds: Int64(terms.days) * 86_400), fetched: nil, bytes: one.bytes,
        run: run?.id, file: one.file, place: one.place)
    }
    try await database.write { transaction in
      try transaction.insert(
        into: "packages",
        [
          "ordinal", "id", "form", "request", "made_at", "expires_at", "bytes", "run", "file",
          "place", "actor_kind", "actor_id",
        ],
        rows: packages.map { one in
          [
            one.ordinal.sqlValue, .text(one.id), .text(one.form.rawValue), one.request.sqlValue,
            one.made.sqlValue, one.expires.sqlValue, .integer(one.bytes), one.run.sqlValue,
            .text(one.file), .integer(one.place), .text(terms.actor.kind.rawValue),
            .text(terms.actor.id),
          ]
        })
      if let run { try run.store(transaction) }
      guard !sealed.isEmpty else { return }
      try transaction.append(
        EntryDraft(kind: "package.made", at: now, subjects: packages.map(\.ordinal)) { sequence in
          Self.leaf(sealed, terms, sequence)
        })
    }
    return try await withoutErased(packages)
  }

  private static func leaf(
    _ sealed: [SealedPackage], _ terms: PackageTerms, _ sequence: Int64
  ) -> JSON {
    let commitments = sealed.map { $0.key.commitment(sequence: sequence) }
    var leaf: [String: JSON] = [
      "by": .string(terms.actor.kind.rawValue), "form": .string(terms.form.rawValue),
      "packages": .integer(Int64(sealed.count)),
    ]
    if let one = commitments.first, commitments.count == 1 {
      leaf["subject"] = .string(one.base64)
    } else {
      leaf["subjects"] = .string(MerkleSet(commitments).root.base64)
    }
    if let request = terms.request { leaf["request"] = .string(request) }
    return .object(leaf)
  }

  /// An erasure destroys the key first: whoever has none by now must have no row, whichever came first.
  private func withoutErased(_ packages: [AccessPackage]) async throws -> [AccessPackage] {
    let keys = try await vault.keys(for: Set(packages.map(\.ordinal)).sorted())
    let erased = packages.filter { keys[$0.ordinal] == nil }
    guard !erased.isEmpty else { return packages }
    try await database.write { transaction in
      for one in erased {
        try transaction.run(
          "DELETE FROM packages WHERE ordinal = \(one.ordinal) AND id = \(one.id)")
      }
    }
    return packages.filter { keys[$0.ordinal] != nil }
  }
}
