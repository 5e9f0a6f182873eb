#if PostgreSQL
import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Members
import Register
import Store
import StorePostgres
import StoreSQLite
import Synchronization
import Testing
import Vault

@testable import Workspace

@Suite("Moving between engines")
struct MoveTests {
  private func home() async throws -> Community {
    let community = try await Community.make(members: 6)
    for number in 0..<5 { try await community.allow(number) }
    try await community.withdraw(1)
    try await community.erase(2)
    _ = try await community.sent(try Community.nappies())
    return community
  }

  @Test("from files to a server and back, with proof, and nothing behaves otherwise")
  func thereAndBack() async throws {
    let community = try await home()
    let (folder, now) = (community.folder, community.now)
    var last = try await Behaviour(community.workspace, members: 6, at: now)
    try await community.workspace.evidence.integrate()
    let checkpoint = try #require(try community.workspace.evidence.checkpoint())
    let root = try Checkpoint(unverified: checkpoint).root
    try await community.workspace.close()
    let (files, server) = (DatabaseAddresses(), try Home.server.databases())
    for (from, to) in [(files, server), (server, files)] {
      let report = try await Move(folder: folder, from: from, to: to).run(at: now)
      #expect(Set(report.tables.map(\.store)) == [.data, .keys])
      #expect(report.tables.contains { $0.name == "subjects" && $0.rows == 6 })
      #expect(report.checkpoint != nil)
      if to == server { #expect(report.root == root) }
      await #expect(throws: WorkspaceError.self) {
        _ = try await Workspace.open(at: folder, databases: from, now: now)
      }
      let workspace = try await Workspace.open(at: folder, databases: to, now: now)
      #expect(workspace.replayed.load(ordering: .relaxed) == 0)
      let after = try await Behaviour(workspace, members: 6, at: now)
      #expect(after.answers.map(\.reasons) == last.answers.map(\.reasons))
      #expect(after.reports == last.reports)
      #expect(try await Behaviour.isWell(workspace, at: now))
      // It takes choices, at the place where the order stopped.
      let subject = try #require(
        try await workspace.members.find(.id, to == server ? "m-3" : "m-4"))
      let use = try Community.nappies()
      #expect(try await workspace.may(use, subject: subject, at: now).isPermitted)
      _ = try await workspace.consent.record(
        ChoiceDraft(act: .withdraw, purpose: .purpose(use.purpose), channel: .phone),
        subject: subject, inForce: try await workspace.inForce(), actor: Community.staff, at: now)
      #expect(try await !workspace.may(use, subject: subject, at: now).isPermitted)
      last = try await Behaviour(workspace, members: 6, at: now)
      try await workspace.close()
    }
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("a move that is killed anywhere leaves the source in service, and goes on")
  func killed() async throws {
    let community = try await home()
    let (folder, now) = (community.folder, community.now)
    try await community.workspace.close()
    let server = try Home.server.databases()
    let (data, keys) = (try #require(server.data), try #require(server.keys))
    for step in [1, 5, 12, 30] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          folder = folder as String, data = data as String, keys = keys as String,
          step = step as Int
        ] in
        let steps = Steps()
        _ = try await Move(
          folder: folder, from: DatabaseAddresses(keys: keys),
          to: DatabaseAddresses(data: data, keys: keys)
        ).run { _ in if steps.next() == step { kill(getpid(), SIGKILL) } }
      }
      let workspace = try await Workspace.open(at: folder, now: now)
      #expect(try await workspace.members.count() == 5)
      try await workspace.close()
    }
    let report = try await Move(
      folder: folder, from: DatabaseAddresses(), to: DatabaseAddresses(data: data)
    ).run(at: now)
    #expect(report.tables.allSatisfy { $0.store == .data } && report.root != nil)
    let workspace = try await Workspace.open(
      at: folder, databases: DatabaseAddresses(data: data), now: now)
    #expect(try await Behaviour.isWell(workspace, at: now))
    try await workspace.close()
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test(
    "a move that is killed after the proof is finished by the next run", arguments: [false, true])
  func killedLate(isEnded: Bool) async throws {
    let community = try await home()
    let (folder, now) = (community.folder, community.now)
    try await community.workspace.close()
    let server = DatabaseAddresses(data: try Home.server.databases().data)
    let move = Move(folder: folder, from: DatabaseAddresses(), to: server)
    _ = try await move.run(at: now)
    // As it was after the source was taken out of use, before or after the target was put into use.
    var old = try WorkspaceDescription(readingFrom: folder)
    old.engine = .sqlite
    try old.write(to: folder)
    let description = old
    let target = try await server.openData(in: folder)
    if !isEnded {
      let source = try await DatabaseAddresses().openData(in: folder)
      let id = try #require(try await source.read { try $0.heir() })
      try await source.close()
      try await target.writeAlone { transaction in
        try transaction.run("CREATE TABLE copy_source (one BIGINT PRIMARY KEY, source TEXT)")
        try transaction.run("CREATE TABLE copy_progress (name TEXT PRIMARY KEY)")
        try transaction.run("INSERT INTO copy_source (one, source) VALUES (1, \(id))")
      }
    }
    try await target.close()
    await #expect(throws: WorkspaceError.movedAway(.data)) {
      _ = try await Workspace.open(at: folder, now: now)
    }
    // Half of an older move elsewhere is not what took the source's place.
    let elsewhere = DatabaseAddresses(data: try Home.server.databases().data)
    let half = try await elsewhere.openData(in: folder)
    try await half.writeAlone {
      try $0.beginCopy(of: "move of the data of \(description.origin) another")
    }
    try await half.close()
    await #expect(throws: WorkspaceError.movedAway(.data)) {
      _ = try await Move(folder: folder, from: DatabaseAddresses(), to: elsewhere).run(at: now)
    }
    _ = try await move.run(at: now)
    let workspace = try await Workspace.open(at: folder, databases: server, now: now)
    #expect(try await Behaviour.isWell(workspace, at: now))
    try await workspace.close()
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("what is written into the source meanwhile is copied too, or the source is not left")
  func busySource() async throws {
    let community = try await home()
    let (folder, now) = (community.folder, community.now)
    await #expect(throws: CopyError.inUse(.data)) {
      _ = try await Move(
        folder: folder, from: DatabaseAddresses(),
        to: DatabaseAddresses(data: try Home.server.databases().data)
      ).run(at: now)
    }
    // Somebody who opened it without being seen: the proof is under the write lock, so that nothing slips through.
    let source = community.workspace.database
    let address = try #require(try Home.server.databases().data)
    let target = try await DatabaseAddresses(data: address).openData(in: folder)
    let step = MoveStep(
      store: .data, source: source, target: target, id: "test",
      checkpoint: nil)
    let (changes, changing) = AsyncStream<Void>.makeStream()
    let writer = Task {
      var acknowledged: Int64 = 0
      for await _ in changes.prefix(5) {
        guard (try? await community.withdraw(3)) != nil else { break }
        acknowledged = try await source.headSource.head()
      }
      return acknowledged
    }
    var report = Move.Report()
    while report.tables.isEmpty {
      do {
        try await step.run(&report, at: now) { _ in changing.yield() }
      } catch let error as CopyError {
        guard case .sourceChanges = error else { throw error }
      }
    }
    // After the switch the old tables are out of reach for whoever still has them open.
    await #expect(throws: StoreError.self) { try await community.withdraw(0) }
    changing.finish()
    let head = try await target.read { try $0.head() }
    #expect(try await writer.value <= head)
    #expect(report.entries == head)
    #expect(report.tables.first { $0.name == "entries" }?.rows == head)
    try await target.close()
    try await community.end()
  }

  @Test("databases with other tables in them, and half copies of something else, are left alone")
  func used() async throws {
    let community = try await home()
    try await community.workspace.close()
    let other = try await Community.make(members: 1, databases: try Home.server.databases())
    try await other.workspace.close()
    let server = try Home.server.databases()
    let taken = try await DatabaseAddresses(data: server.data).openData(in: community.folder)
    try await taken.migrate(Migration.entries, at: community.now)
    try await taken.close()
    await #expect(throws: CopyError.databaseUsed(.data)) {
      _ = try await Move(
        folder: community.folder, from: DatabaseAddresses(),
        to: DatabaseAddresses(data: server.data)
      ).run(at: community.now)
    }
    await #expect(throws: CopyError.nothingToMove) {
      _ = try await Move(
        folder: community.folder, from: DatabaseAddresses(), to: DatabaseAddresses()
      ).run(at: community.now)
    }
    let workspace = try await Workspace.open(at: community.folder, now: community.now)
    try await workspace.close()
    for path in [community.folder, other.folder] {
      try FileManager.default.removeItem(atPath: path)
    }
  }
}
#endif
