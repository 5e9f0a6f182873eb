import Evidence
import Formats
import Store
import StoreSQLite
import Synchronization
import TestSupport
import Testing

/// A log's files in memory; the n-th change fails, before it is made or after.
private final class FailingTiles: TileFiles {
  struct PowerLoss: Error {}

  private struct State {
    var files: [String: [UInt8]] = [:]
    var changesLeft: Int?
    var isAfter = false
  }

  private let state = Mutex(State())

  var files: [String: [UInt8]] { state.withLock(\.files) }

  func fail(after changes: Int?, whenMade: Bool = false) {
    state.withLock {
      $0.changesLeft = changes
      $0.isAfter = whenMade
    }
  }

  private func change(_ edit: (inout [String: [UInt8]]) -> Void) throws {
    try state.withLock { state in
      guard let left = state.changesLeft else { return edit(&state.files) }
      state.changesLeft = left - 1
      if left > 0 || (left == 0 && state.isAfter) { edit(&state.files) }
      if left <= 0 { throw PowerLoss() }
    }
  }

  func read(_ path: String) throws -> [UInt8]? { state.withLock { $0.files[path] } }
  func write(_ path: String, _ bytes: [UInt8]) throws { try change { $0[path] = bytes } }
  func remove(_ path: String) throws { try change { $0[path] = nil } }

  func names(in folder: String) throws -> [String] {
    let prefix = folder + "/"
    return files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      .filter { !$0.contains("/") }.sorted()
  }
}

@Suite struct IntegratorTests {
  private let signer: NoteSigner

  init() throws {
    signer = try NoteSigner(name: "test.example/log", seed: Array(0..<32))
  }

  private func integrator(
    _ database: SQLiteDatabase, _ files: any TileFiles, _ folder: TestFolder
  ) -> Integrator {
    let signer = signer
    return Integrator(
      database: database, files: files, lock: FileLock(path: folder.path + "/lock")
    ) { size, root in
      try Checkpoint(origin: signer.name, size: size, root: root).note(signedBy: signer).bytes
    }
  }

  private func append(_ count: Int, to database: SQLiteDatabase) async throws {
    try await database.writeAlone { transaction in
      for _ in 0..<count {
        try transaction.append(EntryDraft(kind: "test", at: time(0)))
      }
    }
  }

  private func report(_ files: any TileFiles) throws -> LogReport {
    try LogVerifier(files: files, key: signer.verifier).verify()
  }

  @Test("the log holds the leaves in the order of the entries, and a second run adds nothing")
  func integrates() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let files = FolderTiles(folder: folder.path + "/evidence")
    let empty = try await integrator(database, files, folder).integrate()
    #expect(empty.size == 0 && empty.added == 0 && empty.root == Merkle.emptyRoot)
    for (added, size) in [(3, 3), (600, 603), (0, 603), (5, 608)] as [(Int, Int64)] {
      try await append(added, to: database)
      let done = try await integrator(database, files, folder).integrate()
      #expect(done.size == size)
      #expect(done.added == Int64(added))
      let leaves = try await database.read { try $0.entries(after: 0, limit: 1_000).map(\.leaf) }
      #expect(done.root == Merkle.root(of: leaves.map { Merkle.leafHash($0) }))
      let report = try report(files)
      #expect(report.isIntact)
      #expect(report.size == size)
    }
  }

  @Test("power lost at any change leaves a sound log, and the next run completes it identically")
  func powerLoss() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await append(250, to: database)
    let whole = FailingTiles()
    _ = try await integrator(database, whole, folder).integrate()
    let before = whole.files
    try await append(300, to: database)
    _ = try await integrator(database, whole, folder).integrate()
    for whenMade in [false, true] {
      var changes = 0
      while true {
        let files = FailingTiles()
        for (path, bytes) in before { try files.write(path, bytes) }
        files.fail(after: changes, whenMade: whenMade)
        do {
          _ = try await integrator(database, files, folder).integrate()
          break
        } catch is FailingTiles.PowerLoss {
          changes += 1
        }
        files.fail(after: nil)
        #expect(try report(files).isIntact)
        _ = try await integrator(database, files, folder).integrate()
        #expect(files.files == whole.files)
      }
      #expect(changes > 5)
    }
  }

  @Test("entries that came after a crash join what the crash left")
  func growsAfterPowerLoss() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let files = FailingTiles()
    for round in 0..<40 {
      try await append(37, to: database)
      files.fail(after: round % 7, whenMade: round.isMultiple(of: 2))
      _ = try? await integrator(database, files, folder).integrate()
      files.fail(after: nil)
    }
    let done = try await integrator(database, files, folder).integrate()
    #expect(done.size == 37 * 40)
    #expect(try report(files).isIntact)
    let leaves = try await database.read { try $0.entries(after: 0, limit: 2_000).map(\.leaf) }
    #expect(done.root == Merkle.root(of: leaves.map { Merkle.leafHash($0) }))
  }

  @Test("only one integrates at a time")
  func oneAtATime() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let held = try #require(try FileLock(path: folder.path + "/lock").tryLock())
    let files = FailingTiles()
    let code = await failure { _ = try await integrator(database, files, folder).integrate() }
    #expect(code == .busy)
    #expect(files.files.isEmpty)
    await held.release()
    _ = try await integrator(database, files, folder).integrate()
  }

  @Test("a log ahead of a restored database is refused, as is a database with a missing entry")
  func restored() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await append(10, to: database)
    let files = FailingTiles()
    _ = try await integrator(database, files, folder).integrate()
    let older = try TestFolder()
    let olderDatabase = try await older.open()
    try await append(9, to: olderDatabase)
    let ahead = await failure {
      _ = try await integrator(olderDatabase, files, older).integrate()
    }
    #expect(ahead == .corrupt)
    try await append(5, to: database)
    try await database.write { try $0.run("DELETE FROM entries WHERE sequence = 13") }
    let missing = await failure { _ = try await integrator(database, files, folder).integrate() }
    #expect(missing == .corrupt)
    #expect(try report(files).size == 10)
  }

  @Test("a lock that is let go is free again")
  func lock() async throws {
    let folder = try TestFolder()
    let lock = FileLock(path: folder.path + "/lock")
    var held = try lock.tryLock()
    #expect(held != nil)
    #expect(try lock.tryLock() == nil)
    held = nil
    held = try lock.tryLock()
    #expect(held != nil)
    await held?.release()
    await held?.release()
    #expect(try lock.tryLock() != nil)
  }
}
