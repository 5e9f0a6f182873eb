#if PostgreSQL
import Connectors
import Findings
import Formats
import Foundation
import Register
import Store
import StoreSQLite
import TestSupport
import Testing
import Vault

/// The room of other systems on a database and a vault of its own, beside a forum.
struct Acts {
  static let staff = Actor(kind: .staff, id: "alex")
  static let seven = ["email": ["user7@forum.example"]]

  let folder: TestFolder
  let database: any Database
  let vault: Vault
  let forum: Forum
  let connectors: Connectors

  init(_ forum: Forum, isCut: Bool = false) async throws {
    self.forum = forum
    folder = try TestFolder()
    database = try await folder.database(of: Findings.migrations + Connectors.migrations)
    let keys = try SQLiteDatabase(path: folder.path + "/keys.sqlite")
    try await keys.migrate(Migration.entries + Vault.migrations, at: time(0))
    vault = Vault(store: keys, key: WorkspaceKey())
    try await vault.open(isNew: true)
    _ = try await vault.makeKeys(for: [7])
    connectors = Connectors(
      database: database, vault: vault, drivers: TestDrivers(isCutAfterCommit: isCut),
      secrets: forum.secrets)
  }

  /// The same tables by another program, such as the one after a crash.
  func again(isCut: Bool = false, secrets: SystemSecrets? = nil) -> Connectors {
    Connectors(
      database: database, vault: vault, drivers: TestDrivers(isCutAfterCommit: isCut),
      secrets: secrets ?? forum.secrets)
  }

  func begin(
    _ kind: SystemAct.Kind, in register: Register, request: String? = nil
  ) async throws -> SystemAct {
    let begun = try await connectors.begin(
      kind, for: [(7, Self.seven)], in: register, request: request, actor: Self.staff, at: time(0))
    return try #require(begun.first)
  }

  func findings() async throws -> [Finding] {
    try await Findings(database: database).list(limit: 50)
  }

  func kinds() async throws -> [String] {
    try await database.read { try $0.entries(after: 0, limit: 100).map(\.kind) }
  }

  static let clock: @Sendable () -> Timestamp = { time(60) }

  /// Systems beside the forum: one that fails, one after the forum, one person.
  func others() throws -> String {
    """
      broken:
        label: The old shop
        kind: sqlite
        team: shop
        path: \(folder.path)/old-shop.sqlite
        tables:
          buyers: {key: id, find: {mail: email}, columns: {name: show}, erase: delete}
      mailing:
        label: Mailing house
        kind: csv-folder
        team: print
        after: [forum]
        folder: \(folder.path)/drop
        find: {member: forum/member}
        columns: {member: show}
        erase: delete
      archive:
        label: Paper archive
        kind: person
        team: office
        asks: [Look in the filing cabinet, Shred what is found]
    """
  }
}
#endif
