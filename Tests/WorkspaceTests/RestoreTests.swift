import Consent
import Evidence
import Formats
import Foundation
import Gate
import Members
import Store
import Testing
import Vault

@testable import Workspace

/// A community, a copy of its data from yesterday, and folders to restore into.
struct Yesterday {
  let community: Community
  let copy: String
  let keys: String
  let folder: String

  /// Three members allowed everything, and the copy is made; then one withdraws, one is erased, one joins.
  ///
  /// The copy of the keys is of after that.
  static func make() async throws -> Yesterday {
    let community = try await Community.make(members: 3)
    for number in 0..<3 { try await community.allow(number) }
    let places = (0..<3).map { _ in Community.temporaryFolder() }
    _ = try await community.workspace.backUp(
      to: places[0], program: "test", at: community.now)
    try await community.withdraw(0)
    try await community.erase(1)
    try await community.take([try Community.draft(3)])
    _ = try await community.workspace.backUpKeys(
      to: places[1], program: "test", at: community.now)
    return Yesterday(
      community: community, copy: places[0], keys: places[1], folder: places[2])
  }

  func restore(_ copy: String) async throws -> Restore.Report {
    try await Restore(copy: copy, folder: folder).run(at: community.now)
  }

  func end() async throws {
    for path in [copy, keys, folder] { try? FileManager.default.removeItem(atPath: path) }
    try await community.end()
  }
}

@Suite("Restoring")
struct RestoreTests {
  @Test("who said no, or was erased, since the copy stays so")
  func journal() async throws {
    let yesterday = try await Yesterday.make()
    let now = yesterday.community.now
    #expect(try await yesterday.restore(yesterday.keys).waiting == nil)
    let report = try await yesterday.restore(yesterday.copy)
    #expect(report.waiting == nil && report.putBack == 2)
    let workspace = try await Workspace.open(at: yesterday.folder, now: now)
    func answer(_ number: Int) async throws -> MayAnswer {
      let subject = try await workspace.members.find(.id, "m-\(number)")
      return try await workspace.may(try Community.nappies(), subject: subject, at: now)
    }
    #expect(try await answer(0).reasons.map(\.code).contains(.consentWithdrawn))
    #expect(try await workspace.members.find(.id, "m-1") == nil)
    #expect(try await answer(2).isPermitted)
    let held = try await workspace.database.read {
      try $0.int("SELECT COUNT(*) FROM records WHERE ordinal = 1")
    }
    #expect(held == 0)
    // The fourth member is lost with the data since; the ordinal is not given to another.
    #expect(try await workspace.members.find(.id, "m-3") == nil)
    #expect(try await workspace.database.read { try $0.nextOrdinal() } == 4)
    let kinds = try await workspace.database.read {
      try $0.entries(after: report.manifest.head, limit: 10).map(\.kind)
    }
    #expect(kinds == ["workspace.restored", "choice.replayed", "subject.erased-again"])
    #expect(try await workspace.doctor(at: now).allSatisfy(\.isGood))
    try await workspace.close()
    try await yesterday.end()
  }

  @Test("without the keys nothing is permitted, and what to do is said")
  func noKeys() async throws {
    let yesterday = try await Yesterday.make()
    let (folder, now) = (yesterday.folder, yesterday.community.now)
    let report = try await yesterday.restore(yesterday.copy)
    #expect(report.waiting?.contains("restore") == true)
    await #expect(throws: VaultError.keyFileMissing(path: folder + "/workspace.key")) {
      _ = try await Workspace.open(at: folder, now: now)
    }
    // The workspace's key alone does not help: an empty journal must not be taken for one without a no.
    try FileManager.default.copyItem(
      atPath: yesterday.keys + "/workspace.key", toPath: folder + "/workspace.key")
    await #expect(throws: VaultError.storeMissing) {
      _ = try await Workspace.open(at: folder, now: now)
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/keys.sqlite"))
    let empty = try await DatabaseAddresses().openKeys(in: folder)
    try await empty.migrate(Workspace.keyMigrations, at: now)
    try await Vault(store: empty, key: WorkspaceKey.load(at: folder + "/workspace.key")).open()
    try await empty.close()
    await #expect(throws: VaultError.storeMissing) {
      _ = try await Workspace.open(at: folder, now: now)
    }
    #expect(VaultError.storeMissing.description.contains("aboveboard restore"))
    let keys = try await yesterday.restore(yesterday.keys)
    #expect(keys.waiting == nil && keys.putBack == 2)
    try await yesterday.end()
  }

  @Test("an old copy of the keys is refused over newer ones, and an old journal opens nothing")
  func oldKeys() async throws {
    let yesterday = try await Yesterday.make()
    let (community, folder) = (yesterday.community, yesterday.folder)
    _ = try await yesterday.restore(yesterday.keys)
    try await community.withdraw(2)
    let (newer, later) = (Community.temporaryFolder(), Community.temporaryFolder())
    _ = try await community.workspace.backUpKeys(to: newer, program: "test", at: community.now)
    _ = try await community.workspace.backUp(to: later, program: "test", at: community.now)
    let report = try await yesterday.restore(later)
    #expect(report.waiting?.contains("journal") == true)
    let origin = report.manifest.origin
    await #expect(throws: CopyError.workspaceThere(folder: folder, origin: origin)) {
      _ = try await yesterday.restore(newer)
    }
    let done = try await Restore(copy: newer, folder: folder, replace: origin).run(
      at: community.now)
    #expect(done.waiting == nil && done.putBack == 0)
    await #expect(throws: CopyError.keysNewer(there: 3, copy: 2)) {
      _ = try await Restore(copy: yesterday.keys, folder: folder, replace: origin).run(
        at: community.now)
    }
    for path in [newer, later] { try FileManager.default.removeItem(atPath: path) }
    try await yesterday.end()
  }

  @Test("a copy with a changed, cut or missing file is refused by name, and nothing is written")
  func damaged() async throws {
    let yesterday = try await Yesterday.make()
    let (copy, keys, folder) = (yesterday.copy, yesterday.keys, yesterday.folder)
    var tried = 0
    for place in [copy, keys] {
      let files = try #require(FileManager.default.enumerator(atPath: place))
      for case let name as String in files {
        let path = place + "/" + name
        guard let good = FileManager.default.contents(atPath: path) else { continue }
        var flipped = good
        if let last = flipped.indices.last { flipped[last / 2] ^= 1 }
        for bad in [flipped, good.dropLast(2), nil] where bad != good {
          tried += 1
          if let bad {
            try bad.write(to: URL(fileURLWithPath: path))
          } else {
            try FileManager.default.removeItem(atPath: path)
          }
          do {
            _ = try await yesterday.restore(place)
            Issue.record("\(name) was accepted")
          } catch let error as CopyError {
            #expect(
              error == .damaged(file: name)
                || error == .noCopy(place) && name == "manifest.json", "\(name): \(error)")
          }
          let left = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
          #expect(left.isEmpty)
          try good.write(to: URL(fileURLWithPath: path))
        }
      }
    }
    #expect(tried > 50)
    #expect(try await yesterday.restore(keys).waiting == nil)
    #expect(try await yesterday.restore(copy).waiting == nil)
    try await yesterday.end()
  }

  @Test("a workspace is replaced only by who names it, and while nobody uses it")
  func replacing() async throws {
    let yesterday = try await Yesterday.make()
    let (community, now) = (yesterday.community, yesterday.community.now)
    let folder = community.folder
    try await community.workspace.evidence.integrate()
    let published = try #require(try community.workspace.evidence.checkpoint())
    let size = try Checkpoint(unverified: published).size
    func restore(_ word: String?) async throws -> Restore.Report {
      try await Restore(copy: yesterday.copy, folder: folder, replace: word).run(at: now)
    }
    let origin = try Checkpoint(unverified: published).origin
    await #expect(throws: CopyError.workspaceThere(folder: folder, origin: origin)) {
      _ = try await restore(nil)
    }
    await #expect(throws: CopyError.wrongWord(origin: origin)) { _ = try await restore("yes") }
    await #expect(throws: CopyError.inUse(.data)) { _ = try await restore(origin) }
    try await community.workspace.close()
    let report = try await restore(origin)
    #expect(report.putBack == 2 && report.published == size)
    #expect(
      report.lost == ["choice.withdraw": 1, "member.recorded": 1, "subject.erased-again": 1])
    let aside = try #require(report.replaced)
    #expect(FileManager.default.fileExists(atPath: aside + "/data.sqlite"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/restoring"))
    let workspace = try await Workspace.open(at: folder, now: now)
    // A fence of the old history would make every answer wait for entries that are no more.
    let head = try await workspace.database.read { try $0.head() }
    #expect(try await workspace.database.headSource.head() == head)
    let entry = try await workspace.database.read { try $0.entry(report.manifest.head + 1) }
    #expect(try JSON(parsing: entry.leaf)["published"]?["size"]?.int == size)
    #expect(try await workspace.doctor(at: now).allSatisfy(\.isGood))
    try await workspace.close()
    try await yesterday.end()
  }

  @Test("a restore that is killed anywhere is none until it is run again, and then it is whole")
  func killed() async throws {
    let yesterday = try await Yesterday.make()
    let (copy, folder) = (yesterday.copy, yesterday.folder)
    _ = try await yesterday.restore(yesterday.keys)
    for step in [1, 4, 9, 15] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [copy = copy as String, folder = folder as String, step = step as Int] in
        let steps = Counter()
        _ = try await Restore(copy: copy, folder: folder).run { _ in
          if steps.next() == step { kill(getpid(), SIGKILL) }
        }
      }
      await #expect(throws: WorkspaceError.notAWorkspace(folder: folder)) {
        _ = try await Workspace.open(at: folder)
      }
    }
    let report = try await yesterday.restore(copy)
    #expect(report.putBack == 2)
    let workspace = try await Workspace.open(at: folder, now: yesterday.community.now)
    #expect(try await workspace.doctor(at: yesterday.community.now).allSatisfy(\.isGood))
    try await workspace.close()
    try await yesterday.end()
  }

  @Test("a restore that is killed while the files take their place goes on from any of its steps")
  func takingPlace() async throws {
    let yesterday = try await Yesterday.make()
    let (folder, now) = (yesterday.folder, yesterday.community.now)
    let manifest = try CopyManifest(readingFrom: yesterday.copy)
    let staging = RestoreStaging(folder: folder)
    let files = FileManager.default
    // The files take their place in this order, the description last; here the last of them have not.
    let order = ["data.sqlite", "evidence", "disclosures", "workspace.json"]
    for count in 1...order.count {
      _ = try await yesterday.restore(yesterday.keys)
      _ = try await yesterday.restore(yesterday.copy)
      try files.createDirectory(atPath: staging.path, withIntermediateDirectories: false)
      try staging.mark(manifest.check)
      try Data().write(to: URL(fileURLWithPath: staging.path + "/cleared"))
      for name in order.suffix(count) {
        try files.moveItem(atPath: folder + "/" + name, toPath: staging.path + "/" + name)
      }
      await #expect(throws: WorkspaceError.notAWorkspace(folder: folder)) {
        _ = try await Workspace.open(at: folder, now: now)
      }
      let report = try await yesterday.restore(yesterday.copy)
      #expect(report.waiting == nil)
      let workspace = try await Workspace.open(at: folder, now: now)
      #expect(try await workspace.doctor(at: now).allSatisfy(\.isGood))
      try await workspace.close()
      #expect(!files.fileExists(atPath: staging.path))
      try files.removeItem(atPath: folder)
    }
    try await yesterday.end()
  }

  @Test("files that vanish are not replaced by empty ones")
  func vanished() async throws {
    let community = try await Community.make(members: 1)
    try await community.workspace.close()
    let (data, keys) = (community.folder + "/data.sqlite", community.folder + "/keys.sqlite")
    try FileManager.default.moveItem(atPath: keys, toPath: keys + ".away")
    await #expect(throws: VaultError.storeMissing) {
      _ = try await Workspace.open(at: community.folder, now: community.now)
    }
    try FileManager.default.moveItem(atPath: keys + ".away", toPath: keys)
    try FileManager.default.removeItem(atPath: data)
    await #expect(throws: WorkspaceError.dataMissing) {
      _ = try await Workspace.open(at: community.folder, now: community.now)
    }
    #expect(!FileManager.default.fileExists(atPath: data))
    try FileManager.default.removeItem(atPath: community.folder)
  }
}
