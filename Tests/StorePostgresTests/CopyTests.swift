#if PostgreSQL
import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Members
import Store
import StorePostgres
import StoreSQLite
import TestSupport
import Testing
import Vault

@testable import Workspace

/// Where a workspace's databases are, for one test.
enum Home: String, CaseIterable, Sendable {
  case files
  case server

  /// New and empty databases.
  func databases() throws -> DatabaseAddresses {
    switch self {
    case .files: return DatabaseAddresses()
    case .server:
      let server = try PostgresServer.shared.get()
      return DatabaseAddresses(data: try server.makeDatabase(), keys: try server.makeDatabase())
    }
  }
}

/// What must be the same wherever a workspace is.
struct Behaviour: Equatable {
  var answers: [MayAnswer] = []
  var reports: [JSON] = []
  var root: Digest32?

  /// Whether the doctor finds nothing but the tests' server, which does not sync.
  static func isWell(_ workspace: Workspace, at now: Timestamp) async throws -> Bool {
    try await workspace.doctor(at: now).allSatisfy { $0.isGood || $0.text.contains("PostgreSQL") }
  }

  init(_ workspace: Workspace, members: Int, at now: Timestamp) async throws {
    for number in 0..<members {
      let subject = try await workspace.members.find(.id, "m-\(number)")
      answers.append(
        try await workspace.may(try Community.nappies(), subject: subject, at: now))
      guard let subject else { continue }
      let key = try await workspace.vault.key(for: subject)
      let rooms = workspace.subjectData(key: key, at: now)
      reports.append(
        .array(
          try await workspace.database.read { transaction in
            try rooms.map { Self.unnumbered(try $0.collect(subject: subject, transaction)) }
          }))
    }
    let audience = try await workspace.disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: now)
    reports.append(.integer(Int64(audience.permitted)))
  }

  /// Without the numbers of entries: a no that is put back has one after that of the restore.
  private static func unnumbered(_ json: JSON) -> JSON {
    switch json {
    case .object(let members):
      .object(members.filter { $0.key != "entry" }.mapValues { unnumbered($0) })
    case .array(let items): .array(items.map { unnumbered($0) })
    default: json
    }
  }
}

@Suite("Copies between engines")
struct CopyTests {
  static let pairs: [(Home, Home)] = Home.allCases.flatMap { from in
    Home.allCases.map { (from, $0) }
  }

  @Test("a copy of either engine is restored on either, and answers the same", arguments: pairs)
  func everyPair(from: Home, to: Home) async throws {
    let community = try await Community.make(members: 4, databases: try from.databases())
    let now = community.now
    for number in 0..<3 { try await community.allow(number) }
    _ = try await community.sent(try Community.nappies())
    let (copy, keys) = (Community.temporaryFolder(), Community.temporaryFolder())
    let folder = Community.temporaryFolder()
    let made = try await community.workspace.backUp(to: copy, program: "test", at: now)
    try await community.withdraw(0)
    _ = try await community.workspace.backUpKeys(to: keys, program: "test", at: now)
    let expected = try await Behaviour(community.workspace, members: 4, at: now)
    try await community.end()

    let databases = try to.databases()
    for place in [keys, copy] {
      let report = try await Restore(copy: place, folder: folder, databases: databases).run(at: now)
      #expect(report.waiting == nil)
    }
    let workspace = try await Workspace.open(at: folder, databases: databases, now: now)
    let found = try await Behaviour(workspace, members: 4, at: now)
    #expect(found.answers.map(\.isPermitted) == [false, true, true, false])
    #expect(found.answers.map(\.reasons) == expected.answers.map(\.reasons))
    #expect(found.reports == expected.reports)
    #expect(try await Behaviour.isWell(workspace, at: now))
    // Copied again from the other engine, the tables that nothing was added to are the same to the byte.
    let again = Community.temporaryFolder()
    let second = try await workspace.backUp(to: again, program: "test", at: now)
    let same = ["subjects", "records", "handles", "served", "disclosed", "register_files"]
    for name in same {
      #expect(
        second.tables.first { $0.table.name == name }?.sum
          == made.tables.first { $0.table.name == name }?.sum, "\(name)")
    }
    try await workspace.close()
    for path in [copy, keys, folder, again] { try FileManager.default.removeItem(atPath: path) }
  }

  @Test("a killed restore into PostgreSQL goes on, and opens only when it has ended")
  func killed() async throws {
    let community = try await Community.make(members: 5)
    let now = community.now
    let (copy, folder) = (Community.temporaryFolder(), Community.temporaryFolder())
    _ = try await community.workspace.backUp(to: copy, program: "test", at: now)
    let databases = DatabaseAddresses(data: try PostgresServer.shared.get().makeDatabase())
    let address = try #require(databases.data)
    for step in [2, 7, 12] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          copy = copy as String, folder = folder as String, address = address as String,
          step = step as Int
        ] in
        let steps = Steps()
        _ = try await Restore(
          copy: copy, folder: folder, databases: DatabaseAddresses(data: address)
        ).run { _ in if steps.next() == step { kill(getpid(), SIGKILL) } }
      }
      await #expect(throws: WorkspaceError.notAWorkspace(folder: folder)) {
        _ = try await Workspace.open(at: folder, databases: databases, now: now)
      }
      // Another folder that names the database does not open it either.
      let other = Community.temporaryFolder()
      try FileManager.default.copyItem(atPath: community.folder, toPath: other)
      try WorkspaceDescription(origin: "x.example/y", isExample: true, engine: .postgres).write(
        to: other)
      await #expect(throws: WorkspaceError.halfCopied(.data)) {
        _ = try await Workspace.open(at: other, databases: databases, now: now)
      }
      try FileManager.default.removeItem(atPath: other)
    }
    let report = try await Restore(copy: copy, folder: folder, databases: databases).run(at: now)
    #expect(report.waiting != nil)
    let database = try await databases.openData(in: folder)
    let head = try await database.read { try $0.head() }
    #expect(head == report.manifest.head + 1)
    try await database.close()
    await #expect(throws: CopyError.self) {
      _ = try await Restore(
        copy: copy, folder: Community.temporaryFolder(), databases: databases
      ).run(at: now)
    }
    for path in [copy, folder] { try FileManager.default.removeItem(atPath: path) }
    try await community.end()
  }
}
#endif
