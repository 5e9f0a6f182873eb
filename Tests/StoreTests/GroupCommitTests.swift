import Dispatch
import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

private struct Refused: Error, Equatable {
  let number: Int
}

@Suite struct GroupCommitTests {
  /// Holds the writer until exactly `count` writes wait behind it, so that they form one batch.
  private func together<T: Sendable>(
    _ count: Int, _ folder: TestFolder, prepare: [SQL],
    write: @escaping @Sendable (Int, any WriteTransaction) throws -> T
  ) async throws -> [Int: Result<T, any Error>] {
    let setup = try await folder.open()
    try await setup.writeAlone { transaction in
      for statement in prepare { try transaction.run(statement) }
    }
    try await setup.close()
    let database = try await folder.open(limit: count)
    let gate = DispatchSemaphore(value: 0)
    let (started, starting) = AsyncStream<Void>.makeStream()
    async let blocker: Void = database.writeAlone { _ in
      starting.finish()
      gate.wait()
    }
    for await _ in started {}
    let results = await withTaskGroup(of: (Int, Result<T, any Error>).self) { group in
      for number in 0...count {
        group.addTask {
          do {
            return (number, .success(try await database.write { try write(number, $0) }))
          } catch {
            // The one that finds the queue full knows that all others wait.
            if (error as? StoreError)?.code == .busy { gate.signal() }
            return (number, .failure(error))
          }
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    try await blocker
    return results
  }

  @Test("a closure that throws leaves no trace and the rest of its batch is committed")
  func oneBadClosure() async throws {
    let folder = try TestFolder()
    let results = try await together(40, folder, prepare: ["CREATE TABLE t (n BIGINT PRIMARY KEY)"])
    { number, transaction in
      try transaction.run("INSERT INTO t (n) VALUES (\(number))")
      let sequence = try transaction.append(EntryDraft(kind: "test", at: time(0)))
      if number.isMultiple(of: 5) { throw Refused(number: number) }
      return sequence
    }
    var committed: [Int64] = []
    var sequences: [Int64] = []
    var busy = 0
    for (number, result) in results {
      switch result {
      case .success(let sequence):
        committed.append(Int64(number))
        sequences.append(sequence)
      case .failure(let error as Refused):
        #expect(error.number == number && number.isMultiple(of: 5))
      case .failure(let error):
        #expect((error as? StoreError)?.code == .busy)
        busy += 1
      }
    }
    #expect(busy == 1)
    let database = try await folder.open()
    let stored = try await database.read { try $0.rows("SELECT n FROM t ORDER BY n") }
    #expect(try stored.map { try $0.int(0) } == committed.sorted())
    #expect(sequences.sorted() == Array(1...Int64(committed.count)))
  }

  @Test("when COMMIT refuses the batch, each write is judged alone")
  func batchDoesNotStand() async throws {
    let folder = try TestFolder()
    let results = try await together(
      20, folder,
      prepare: [
        "CREATE TABLE parent (id BIGINT PRIMARY KEY)",
        """
        CREATE TABLE child (
          id BIGINT PRIMARY KEY,
          parent BIGINT NOT NULL REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)
        """,
        "INSERT INTO parent (id) VALUES (1)",
      ]
    ) { number, transaction in
      // A dangling reference is found by COMMIT only, when all savepoints have been released.
      let parent = number == 7 || number == 13 ? 99 : 1
      try transaction.run("INSERT INTO child (id, parent) VALUES (\(number), \(parent))")
    }
    var codes: [Int: StoreError.Code] = [:]
    for (number, result) in results {
      if case .failure(let error) = result { codes[number] = (error as? StoreError)?.code }
    }
    for (number, code) in codes where code != .busy {
      #expect(number == 7 || number == 13)
      #expect(code == .constraint(.foreignKey))
    }
    #expect(codes.values.filter { $0 == .busy }.count == 1)
    let database = try await folder.open()
    let count = try await database.read { try $0.int("SELECT COUNT(*) FROM child") }
    #expect(count == Int64(21 - codes.count))
  }

  @Test("a result is given out only when another connection can read what was written")
  func afterCommit() async throws {
    let folder = try TestFolder()
    let writer = try await folder.open()
    let reader = try await folder.open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writerNumber in 0..<8 {
        group.addTask {
          for _ in 0..<25 {
            let sequence = try await writer.write { transaction in
              try transaction.append(EntryDraft(kind: "test.\(writerNumber)", at: time(0)))
            }
            let seen = try await reader.read { try $0.head() }
            #expect(seen >= sequence)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("an SQL error that a closure catches is thrown all the same")
  func swallowedError() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let code = await failure {
      try await database.write { transaction in
        try transaction.run("CREATE TABLE t (n BIGINT NOT NULL PRIMARY KEY)")
        try transaction.run("INSERT INTO t (n) VALUES (1)")
        do { try transaction.run("INSERT INTO t (n) VALUES (1)") } catch {}
      }
    }
    #expect(code == .constraint(.unique))
    #expect(try await database.read { try $0.exists(Dialect.sqlite.tableExists("t")) } == false)
  }

  @Test("statements that would end or leave the transaction are refused")
  func controlStatements() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    for statement: SQL in [
      "COMMIT", " rollback;", "\nEND", "Savepoint x", "PRAGMA synchronous = OFF", "VACUUM",
      "ATTACH ':memory:' AS other", "RELEASE one_write", "BEGIN", "DETACH other",
    ] {
      #expect(await failure { try await database.write { try $0.run(statement) } } == .misuse)
    }
    let write = await failure {
      _ = try await database.read { try $0.rows("DELETE FROM head RETURNING sequence") }
    }
    #expect(write == .misuse)
  }

  @Test("closing finishes what waits and refuses what comes after")
  func close() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let written = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask {
          let write = await failure {
            try await database.write { try $0.append(EntryDraft(kind: "test", at: time(0))) }
          }
          return write == nil
        }
      }
      group.addTask {
        await database.commitsAreClosed()
        return false
      }
      return await group.reduce(into: Int64(0)) { $0 += $1 ? 1 : 0 }
    }
    #expect(await failure { try await database.write { _ in } } == .closed)
    let reopened = try await folder.open()
    #expect(try await reopened.read { try $0.head() } == written)
  }
}

extension SQLiteDatabase {
  fileprivate func commitsAreClosed() async {
    #expect(await failure { try await close() } == nil)
  }
}
