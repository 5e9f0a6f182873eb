import GRDB
import Store
import StoreSQLite
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct DurabilityTests {
  @Test("the writer really runs with synchronous FULL, WAL, secure delete and foreign keys")
  func settings() async throws {
    let folder = try TestFolder()
    for _ in 0..<2 {
      let database = try await folder.open()
      let health = try await database.health()
      #expect(health.settings.synchronous == 2)
      #expect(health.settings.journalMode == "wal")
      #expect(health.settings.secureDelete == 1)
      #expect(health.settings.foreignKeys == 1)
      #expect(health.settings.applicationID == 0x4142_5642)
      #expect(health.problems.isEmpty)
      try await database.close()
    }
  }

  @Test("only the owner can read the database, its log, its fence and its folder")
  func modes() async throws {
    let folder = try TestFolder()
    let path = folder.path + "/deep/er/data.sqlite"
    let database = try SQLiteDatabase(path: path)
    try await database.write { try $0.run("CREATE TABLE t (n BIGINT)") }
    for name in ["data.sqlite", "data.sqlite-wal", "data.sqlite-shm", "data.sqlite-fence"] {
      #expect(mode(folder.path + "/deep/er/" + name) == 0o600)
    }
    #expect(mode(folder.path + "/deep") == 0o700)
    #expect(mode(folder.path + "/deep/er") == 0o700)
    try await database.close()
    chmod(path, 0o644)
    try await SQLiteDatabase(path: path).close()
    #expect(mode(path) == 0o600)
  }

  private func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  @Test("another program's database is refused and left as it is")
  func foreign() async throws {
    let folder = try TestFolder()
    let queue = try DatabaseQueue(path: folder.database)
    try await queue.write { try $0.execute(sql: "CREATE TABLE theirs (n)") }
    try queue.close()
    let before = try bytes(folder.database)
    #expect(await failure { _ = try SQLiteDatabase(path: folder.database) } == .misuse)
    #expect(try bytes(folder.database) == before)
  }

  @Test("many that open a new file at once all get the same database")
  func openedAtOnce() async throws {
    let folder = try TestFolder()
    let written = await withTaskGroup(of: StoreError.Code?.self) { group in
      for _ in 0..<6 {
        group.addTask {
          await failure {
            let database = try await folder.open()
            try await database.write { try $0.append(EntryDraft(kind: "test", at: time(0))) }
            try await database.close()
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(written.allSatisfy { $0 == nil })
    let database = try await folder.open()
    #expect(try await database.read { try $0.head() } == 6)
  }

  @Test("a file that is no database is refused and left as it is")
  func noDatabase() async throws {
    let folder = try TestFolder()
    let text = String(repeating: "not a database\n", count: 200)
    let file = fopen(folder.database, "w")
    fputs(text, file)
    fclose(file)
    #expect(await failure { _ = try SQLiteDatabase(path: folder.database) } == .corrupt)
    #expect(try bytes(folder.database) == Array(text.utf8))
  }

  @Test("erased bytes leave the file and the log")
  func erased() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let canary = "canary-7f3a-" + String(repeating: "z", count: 5_000)
    try await database.write { transaction in
      try transaction.run("CREATE TABLE t (s TEXT)")
      try transaction.run("INSERT INTO t (s) VALUES (\(canary))")
    }
    try await database.truncateLog()
    #expect(contains("canary-7f3a", try bytes(folder.database)))
    try await database.write { try $0.run("DELETE FROM t") }
    try await database.truncateLog()
    #expect(!contains("canary-7f3a", try bytes(folder.database)))
    #expect(try bytes(folder.database + "-wal").isEmpty)
  }

  @Test("a damaged page is found by the health check")
  func damaged() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { transaction in
      try transaction.run("CREATE TABLE t (n BIGINT PRIMARY KEY, s TEXT)")
      try transaction.insert(
        into: "t", ["n", "s"], rows: (0..<2_000).map { [.integer($0), .text("row \($0)")] })
    }
    try await database.truncateLog()
    try await database.close()
    let file = fopen(folder.database, "r+")
    fseek(file, 4_096 * 9, SEEK_SET)
    fputs(String(repeating: "!", count: 512), file)
    fclose(file)
    let reopened = try SQLiteDatabase(path: folder.database)
    #expect(try await reopened.health().problems.isEmpty == false)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  private func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
    let wanted = Array(text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
