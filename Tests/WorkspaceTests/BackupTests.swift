import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Store
import Testing
import Vault

@testable import Workspace

@Suite("Copies")
struct BackupTests {
  private static func place() -> String { Community.temporaryFolder() }

  @Test("a copy made while others write holds every change acknowledged before it, and no half one")
  func whileServing() async throws {
    let community = try await Community.make(members: 40)
    let isOver = Counter()
    let (told, telling) = AsyncStream<Int64>.makeStream()
    // Each writer grants and withdraws through the room itself, and says what was acknowledged.
    let writers = Task {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            for round in 0... {
              if isOver.value > 0 { return }
              let number = (round * 4 + writer) % 40
              try await round.isMultiple(of: 2)
                ? community.allow(number) : community.withdraw(number)
              telling.yield(try await community.workspace.database.headSource.head())
            }
          }
        }
        try await group.waitForAll()
      }
      telling.finish()
    }
    var heads = told.makeAsyncIterator()
    let before = try #require(await heads.next())
    let copy = Self.place()
    let made = try await community.workspace.backUp(
      to: copy, program: "test", at: community.now)
    // The writers went on behind the copy.
    while let head = await heads.next(), head <= made.head {}
    _ = isOver.next()
    try await writers.value
    #expect(made.head >= before)
    let all = try await community.workspace.database.read {
      try $0.entries(after: 0, limit: 10_000)
    }
    #expect(all.count > made.head)

    let folder = Self.place()
    let report = try await Restore(copy: copy, folder: folder).run(at: community.now)
    #expect(report.waiting != nil && report.putBack == nil)
    let database = try await DatabaseAddresses().openData(in: folder)
    let (entries, sequences) = try await database.read { transaction in
      (
        try transaction.entries(after: 0, limit: 10_000),
        try transaction.rows("SELECT sequence FROM choices ORDER BY sequence").map { try $0.int(0) }
      )
    }
    try await database.close()
    // The first entries, one by one, then the restore's own.
    #expect(entries.dropLast() == all.prefix(Int(made.head)))
    #expect(entries.last?.kind == "workspace.restored")
    let choices = entries.filter { $0.kind.hasPrefix("choice.") }.map(\.sequence)
    #expect(Set(sequences) == Set(choices))
    let evidence = try #require(made.evidence)
    #expect(evidence.size <= made.head)
    #expect(
      try LogVerifier(
        files: FolderTiles(folder: copy + "/evidence"), key: community.workspace.evidence.verifier
      ).verify().isIntact)
    for path in [copy, folder] { try FileManager.default.removeItem(atPath: path) }
    try await community.end()
  }

  @Test("neither keys nor journal nor a personal value is in a copy of the data")
  func nothingPersonal() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    try await community.withdraw(1)
    _ = try await community.sent(try Community.nappies())
    let copy = Self.place()
    let made = try await community.workspace.backUp(to: copy, program: "test", at: community.now)
    let names = Set(made.tables.map(\.table.name))
    #expect(names.isSuperset(of: ["subjects", "records", "choices", "entries", "head"]))
    #expect(names.isDisjoint(with: ["subject_keys", "journal", "journal_head", "vault_check"]))
    let key = try String(contentsOfFile: community.folder + "/workspace.key", encoding: .utf8)
    let files = try #require(FileManager.default.enumerator(atPath: copy))
    var searched = 0
    for case let name as String in files {
      guard let data = FileManager.default.contents(atPath: copy + "/" + name) else { continue }
      searched += 1
      for value in ["Parent 0", "parent0@example.org", "0 Kiln Lane", String(key.prefix(64))] {
        #expect(data.range(of: Data(value.utf8)) == nil, "\(name)")
      }
    }
    #expect(searched > 20)
    #expect(!files.contains { ($0 as? String)?.hasSuffix("data.csv") == true })
    try FileManager.default.removeItem(atPath: copy)
    try await community.end()
  }

  @Test("every table of a workspace is in one of the two copies")
  func everyTable() async throws {
    let community = try await Community.make(members: 1)
    let (copy, keys) = (Self.place(), Self.place())
    let data = try await community.workspace.backUp(to: copy, program: "test", at: community.now)
    let kept = try await community.workspace.backUpKeys(
      to: keys, program: "test", at: community.now)
    for (made, database) in [
      (data, community.workspace.database), (kept, community.workspace.keyStore),
    ] {
      let tables = try await database.read { transaction in
        try transaction.rows(
          "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).map { try $0.text(0) }
      }
      #expect(made.tables.map(\.table.name) == tables)
    }
    for path in [copy, keys] { try FileManager.default.removeItem(atPath: path) }
    try await community.end()
  }

  @Test("data and keys never come into one place, and a copy never into the workspace")
  func apart() async throws {
    let community = try await Community.make(members: 1)
    let (workspace, now) = (community.workspace, community.now)
    let (copy, keys) = (Self.place(), Self.place())
    _ = try await workspace.backUp(to: copy, program: "test", at: now)
    _ = try await workspace.backUpKeys(to: keys, program: "test", at: now)
    for path in [copy, copy + "/keys", copy + "/a/b"] {
      await #expect(throws: CopyError.otherKind(folder: copy, holds: .data)) {
        try await workspace.backUpKeys(to: path, program: "test", at: now)
      }
    }
    await #expect(throws: CopyError.otherKind(folder: keys, holds: .keys)) {
      try await workspace.backUp(to: keys + "/data", program: "test", at: now)
    }
    await #expect(throws: CopyError.folderUsed(copy)) {
      try await workspace.backUp(to: copy, program: "test", at: now)
    }
    let inside = community.folder + "/copy"
    await #expect(throws: CopyError.insideWorkspace(inside)) {
      try await workspace.backUp(to: inside, program: "test", at: now)
    }
    #expect(!FileManager.default.fileExists(atPath: inside))
    for path in [copy, keys] { try FileManager.default.removeItem(atPath: path) }
    try await community.end()
  }

  @Test("a copy that was interrupted is none, and is begun again in the same folder")
  func interrupted() async throws {
    let community = try await Community.make(members: 3)
    let copy = Self.place()
    for step in [1, 8, 20] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = community.folder as String, copy = copy as String, step = step as Int] in
        let now = try Community.time("2026-11-21T12:00:00Z")
        let workspace = try await Workspace.open(at: folder, now: now)
        let steps = Counter()
        _ = try await workspace.backUp(to: copy, program: "test", at: now) { _ in
          if steps.next() == step { kill(getpid(), SIGKILL) }
        }
      }
      await #expect(throws: CopyError.noCopy(copy)) {
        try await Restore(copy: copy, folder: Self.place()).run(at: community.now)
      }
    }
    let made = try await community.workspace.backUp(to: copy, program: "test", at: community.now)
    #expect(try CopyManifest(readingFrom: copy) == made)
    try made.verify(in: copy)
    try FileManager.default.removeItem(atPath: copy)
    try await community.end()
  }
}
