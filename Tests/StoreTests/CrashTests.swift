import Evidence
import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct CrashTests {
  /// Writes from eight tasks, notes each acknowledged sequence, and dies inside a closure.
  private static func writeUntilKilled(folder: String, dieAt: Int) async throws {
    let database = try SQLiteDatabase(path: folder + "/data.sqlite")
    try await database.migrate(Migration.entries, at: time(0))
    let log = open(folder + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<1_000 {
            var sequence = try await database.write { transaction in
              let sequence = try transaction.append(EntryDraft(kind: "test", at: time(0)))
              // In the middle of a batch: others have run before, others wait.
              if writer == 3, number == dieAt { kill(getpid(), SIGKILL) }
              return sequence
            }
            write(log, &sequence, 8)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("after kill -9 in the middle of a batch, every acknowledged entry is there and proven")
  func killed() async throws {
    let folder = try TestFolder()
    let path = folder.path
    let signer = try NoteSigner(name: "test.example/log", seed: Array(0..<32))
    let files = FolderTiles(folder: path + "/evidence")
    for dieAt in [0, 1, 13] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, dieAt = dieAt as Int] in
        try await CrashTests.writeUntilKilled(folder: path, dieAt: dieAt)
      }
      let database = try await folder.open()
      let entries = try await database.read { try $0.entries(after: 0, limit: 100_000) }
      #expect(entries.map(\.sequence) == entries.indices.map { Int64($0) + 1 })
      let acknowledged = try acknowledgedSequences(path + "/acknowledged")
      #expect(Set(acknowledged).isSubset(of: Set(entries.map(\.sequence))))
      #expect(try await database.headSource.head() == Int64(entries.count))
      let integrator = Integrator(
        database: database, files: files, lock: FileLock(path: path + "/lock")
      ) { size, root in
        try Checkpoint(origin: signer.name, size: size, root: root).note(signedBy: signer).bytes
      }
      #expect(try await integrator.integrate().size == Int64(entries.count))
      #expect(try LogVerifier(files: files, key: signer.verifier).verify().isIntact)
      #expect(try await database.health().problems.isEmpty)
      try await database.close()
    }
    #expect(try acknowledgedSequences(path + "/acknowledged").count > 20)
  }

  private func acknowledgedSequences(_ path: String) throws -> [Int64] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var sequences: [Int64] = []
    var sequence: Int64 = 0
    while fread(&sequence, 8, 1, file) == 1 { sequences.append(sequence) }
    return sequences
  }
}
