import Access
import Formats
import Foundation
import Store
import TestSupport
import Testing
import Vault

/// Packages in a folder of their own, with the keys of three subjects.
struct Shelf {
  static let member = Actor(kind: .member, id: "m")

  let folder: TestFolder
  let database: any Store.Database
  let vault: Vault
  let access: Access
  let keys: [UInt32: SubjectKey]
  let at: Timestamp

  init() async throws {
    folder = try TestFolder()
    at = try #require(Timestamp("2026-11-21T10:00:00Z"))
    database = try await folder.database(of: Access.migrations)
    let second = try await DatabaseInTest(path: folder.path + "/keys.sqlite")
      .open(Migration.entries + Vault.migrations, at: at)
    vault = Vault(store: second, key: WorkspaceKey())
    try await vault.open()
    access = Access(database: database, vault: vault, folder: folder.path + "/packages")
    keys = try await vault.makeKeys(for: [0, 1, 2] as [UInt32])
  }

  func key(_ ordinal: UInt32 = 0) throws -> SubjectKey { try #require(keys[ordinal]) }

  /// Bytes that tell where they are.
  static func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8 &* 7) }
  }

  /// Makes a package of some bytes, written in uneven pieces.
  func package(
    _ bytes: [UInt8], of ordinal: UInt32 = 0, days: Int = 30, at time: Timestamp? = nil
  ) async throws -> AccessPackage {
    let draft = try access.begin(try key(ordinal), at: time ?? at)
    var start = 0
    var step = 1
    while start < bytes.count {
      let end = min(bytes.count, start + step)
      try draft.write(Array(bytes[start..<end]))
      (start, step) = (end, step * 3 + 1)
    }
    let made = try await access.enter(
      [try draft.finish()], PackageTerms(days: days, actor: Self.member), at: time ?? at)
    return try #require(made.first)
  }

  func read(
    _ reader: PackageReader, _ range: Range<Int64>? = nil
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await reader.each(in: range ?? 0..<reader.package.bytes) { bytes += $0 }
    return bytes
  }

  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: access.folder).sorted()
  }

  func kinds() async throws -> [String] {
    try await database.read { try $0.entries(after: 0, limit: 100).map(\.kind) }
  }
}
