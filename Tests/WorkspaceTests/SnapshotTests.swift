import Consent
import Formats
import Foundation
import Gate
import Members
import Register
import Standing
import Store
import Testing
import Vault
import Workspace

@testable import Index

@Suite("Snapshots of the index")
struct SnapshotTests {
  /// An index as another process has it at its start.
  static func started(_ workspace: Workspace, storing: Bool = true) -> SubjectIndex {
    SubjectIndex(
      database: workspace.database, vault: workspace.vault, standing: workspace.standing,
      folder: storing ? workspace.folder + "/index" : nil)
  }

  /// Why a start does not take up the snapshot, nil when it does; either way its answer is that of the databases.
  static func start(_ workspace: Workspace, at now: Timestamp) async throws -> SnapshotRefusal? {
    let index = started(workspace)
    let started = try await index.current(at: now)
    let built = try await Self.started(workspace, storing: false).current(at: now)
    let atoms = Set(started.bitmaps.keys).union(built.bitmaps.keys)
    #expect(atoms.allSatisfy { started.bitmap($0) == built.bitmap($0) })
    #expect(started.sequence == built.sequence && started.day == built.day)
    return await index.saving.refusal
  }

  static func reopened(_ community: Community) async throws -> Workspace {
    try await Workspace.open(at: community.folder, now: community.now)
  }

  @Test(
    "a start from a snapshot knows what one from the databases knows; the file is the owner's alone"
  )
  func start() async throws {
    let community = try await Community.make(members: 6)
    for number in 0..<4 { try await community.allow(number) }
    try await community.withdraw(1)
    let index = community.workspace.index
    _ = try await index.current(at: community.now)
    #expect(try await index.storedSnapshot(at: community.now) == .refused(.missing))
    await index.save()
    #expect(await index.savingFailure == nil)
    #expect(try await Self.start(community.workspace, at: community.now) == nil)
    let (folder, files) = (community.folder + "/index", FileManager.default)
    for (path, mode) in [("", 0o700), ("/snapshot", 0o600), ("/lock", 0o600)] {
      let found = try files.attributesOfItem(atPath: folder + path)[.posixPermissions]
      #expect((found as? NSNumber)?.intValue == mode)
    }
    #expect(try files.contentsOfDirectory(atPath: folder).sorted() == ["lock", "snapshot"])
    try await community.end()
  }

  @Test("a withdrawal after the snapshot counts in the first answer after the next start")
  func changesSince() async throws {
    let community = try await Community.make(members: 3)
    try await community.allow(0)
    try await community.allow(1)
    _ = try await community.workspace.index.current(at: community.now)
    await community.workspace.index.save()
    try await community.withdraw(0)
    try await community.workspace.close()
    let workspace = try await Self.reopened(community)
    let prepared = try await workspace.index.prepare(try Community.nappies(), at: community.now)
    #expect(await workspace.index.saving.refusal == nil)
    #expect(await prepared.audience().permitted.ordinals == [1])
    #expect(try await Self.start(workspace, at: community.now) == nil)
    try await workspace.close()
    try FileManager.default.removeItem(atPath: community.folder)
  }

  @Test(
    "what the days have changed since the snapshot is in, for the queue of days is stored with it")
  func days() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let index = community.workspace.index
    #expect(try await IndexTests.permits(index, at: community.now) == 1)
    await index.save()
    let later = try Community.time("2027-03-02T00:00:00Z")
    #expect(try await Self.start(community.workspace, at: later) == nil)
    #expect(
      try await IndexTests.reasons(Self.started(community.workspace), at: later)
        .contains(.retentionExpired))
    try await community.end()
  }

  @Test("a snapshot of a day that is still to come is not used: a wrong clock does not last")
  func laterDay() async throws {
    let community = try await Community.make(members: 2)
    let later = try Community.time("2030-01-01T00:00:00Z")
    _ = try await community.workspace.index.current(at: later)
    await community.workspace.index.save()
    #expect(try await Self.start(community.workspace, at: community.now) == .laterDay)
    try await community.end()
  }

  @Test("another workspace's snapshot is not used")
  func foreign() async throws {
    let ours = try await Community.make(members: 2)
    let theirs = try await Community.make(members: 2)
    for community in [ours, theirs] {
      _ = try await community.workspace.index.current(at: ours.now)
      await community.workspace.index.save()
    }
    let paths = [theirs, ours].map { $0.folder + "/index/snapshot" }
    try FileManager.default.removeItem(atPath: paths[1])
    try FileManager.default.copyItem(atPath: paths[0], toPath: paths[1])
    #expect(try await Self.start(ours.workspace, at: ours.now) == .broken)
    try await ours.end()
    try await theirs.end()
  }

  @Test("a database put back to an older state is noticed, also when it has gone on from there")
  func restored() async throws {
    let community = try await Community.make(members: 3)
    try await community.workspace.close()
    let (data, copy) = (community.folder + "/data.sqlite", community.folder + "/copy")
    let files = FileManager.default
    let parts = ["", "-wal", "-shm", "-fence"].filter { files.fileExists(atPath: data + $0) }
    for part in parts { try files.copyItem(atPath: data + part, toPath: copy + part) }
    let allows = { (workspace: Workspace, numbers: [Int]) in
      for number in numbers {
        let subject = try #require(try await workspace.members.find(.id, "m-\(number)"))
        let draft = ChoiceDraft(
          act: .grant, purpose: .purpose(try Community.purpose("offers.baby")),
          recipient: .recipient(try Community.recipient("nappy-brand")),
          notice: NoticeVersion("privacy@1"), channel: .web, explicit: true)
        _ = try await workspace.consent.record(
          draft, subject: subject, inForce: try await workspace.inForce(),
          actor: Community.staff, at: community.now)
      }
    }
    let first = try await Self.reopened(community)
    try await allows(first, [0, 1])
    _ = try await first.index.current(at: community.now)
    await first.index.save()
    try await first.close()
    for part in ["", "-wal", "-shm", "-fence"] { try? files.removeItem(atPath: data + part) }
    for part in parts { try files.copyItem(atPath: copy + part, toPath: data + part) }
    let second = try await Self.reopened(community)
    let refused = StoredSnapshot.refused(.otherHistory)
    #expect(try await second.index.storedSnapshot(at: community.now) == refused)
    try await allows(second, [1, 0, 2])
    #expect(try await second.index.storedSnapshot(at: community.now) == refused)
    let index = Self.started(second)
    #expect(try await IndexTests.permits(index, at: community.now) == 3)
    await index.close()
    #expect(try await Self.start(second, at: community.now) == nil)
    try await second.close()
    try files.removeItem(atPath: community.folder)
  }

  @Test("after another register has come into force everybody is read again")
  func register() async throws {
    let community = try await Community.make(members: 2)
    let workspace = community.workspace
    _ = try await workspace.index.current(at: community.now)
    await workspace.index.save()
    _ = try await workspace.standing.publish(
      try Community.register(edited: true), actor: Community.staff, at: community.now)
    #expect(try await Self.start(workspace, at: community.now) == .otherRegister)
    try await community.end()
  }

  @Test("nothing personal stands in plain text in a snapshot")
  func plainText() async throws {
    let community = try await Community.make(members: 0)
    try await community.take([try Community.draft(0, name: "Zephyrina Quillfeather")])
    try await community.allow(0)
    _ = try await community.workspace.index.current(at: community.now)
    await community.workspace.index.save()
    let file = try #require(
      FileManager.default.contents(atPath: community.folder + "/index/snapshot"))
    for value in [
      "Zephyrina", "parent0@example.org", "Kiln Lane", "2024-01-02", "1990-05-01", "has_under5",
      "offers.baby", "m-0",
    ] {
      #expect(file.range(of: Data(value.utf8)) == nil)
    }
    try await community.end()
  }

  @Test("a snapshot of somebody who was erased since is written anew without waiting for more")
  func erasure() async throws {
    let community = try await Community.make(members: 3)
    let (workspace, now) = (community.workspace, community.now)
    _ = try await workspace.index.current(at: now)
    await workspace.index.save()
    let subject = try await community.subject(0)
    let key = try await workspace.vault.key(for: subject)
    try await workspace.database.writeAlone { transaction in
      for data in workspace.subjectData(key: key, at: now) {
        try data.erase(subject: subject, transaction)
      }
      try transaction.append(EntryDraft(kind: "test.erased", at: now, subjects: [subject]))
    }
    let started = Self.started(workspace)
    #expect(!(try await started.current(at: now).bitmap(.known).contains(subject)))
    await started.close()
    let (stored, queue) = try await #require(started.store).load(
      try await workspace.inForce(), now.date)
    #expect(stored.bitmaps.values.filter { $0.contains(subject) }.count <= 1)
    #expect(!stored.bitmap(.known).contains(subject))
    #expect(!queue.sorted.isEmpty)
    #expect(queue.sorted.allSatisfy { !$0.ordinals.contains(subject) })
    try await community.end()
  }

  @Test("a process that has not kept up does not write over a later snapshot")
  func older() async throws {
    let community = try await Community.make(members: 2)
    let idle = Self.started(community.workspace)
    _ = try await idle.current(at: community.now)
    try await community.allow(0)
    let head = try await community.workspace.index.current(at: community.now).sequence
    await community.workspace.index.save()
    await idle.save()
    guard case .usable(head, _) = try await idle.storedSnapshot(at: community.now) else {
      Issue.record("an older snapshot has taken the place of a later one")
      return
    }
    try await community.end()
  }

  @Test("where no snapshot can be written, answers are given all the same")
  func unwritable() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    try Data().write(to: URL(fileURLWithPath: community.folder + "/index"))
    #expect(try await IndexTests.permits(community.workspace.index, at: community.now) == 1)
    await community.workspace.index.save()
    #expect(await community.workspace.index.savingFailure != nil)
    try await community.end()
  }

  @Test("a day's changes are not lost when somebody could not be read on that day")
  func failedDay() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let (index, database) = (community.workspace.index, community.workspace.database)
    #expect(try await IndexTests.permits(index, at: community.now) == 1)
    let sealed = try await database.read { try $0.one("SELECT sealed FROM records").blob(0) }
    try await database.write { try $0.run("UPDATE records SET sealed = \([1, 2] as [UInt8])") }
    let later = try Community.time("2027-03-02T00:00:00Z")
    await #expect(throws: (any Error).self) { _ = try await index.current(at: later) }
    try await database.write { try $0.run("UPDATE records SET sealed = \(sealed)") }
    #expect(try await IndexTests.reasons(index, at: later).contains(.retentionExpired))
    try await community.end()
  }
}
