#if PostgreSQL
import Formats
import Foundation
import Store
import StorePostgres
import TestSupport
import Testing

@Suite("PostgreSQL")
struct PostgresTests {
  private func node(
    _ address: String, patience: Int = 10, namesStatements: Bool = true
  ) async throws -> PostgresDatabase {
    let node = try await PostgresDatabase(
      PostgresSettings(
        address: address, readers: 2, namesStatements: namesStatements, patience: patience,
        // Other suites may keep the processors for longer than a decision would wait.
        decisionPatience: 120))
    try await node.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    return node
  }

  private func append(_ database: PostgresDatabase) async throws -> Int64 {
    try await database.write { transaction in
      try transaction.append(EntryDraft(kind: "test", at: Timestamp(microseconds: 1)))
    }
  }

  @Test("three nodes make one order without a gap, and each sees what another acknowledged")
  func nodes() async throws {
    let address = try PostgresServer.shared.get().makeDatabase()
    let nodes = [try await node(address), try await node(address), try await node(address)]
    let sequences = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for writer in 0..<12 {
        group.addTask {
          var sequences: [Int64] = []
          for round in 0..<25 {
            let sequence = try await append(nodes[writer % 3])
            #expect(try await nodes[(writer + round) % 3].headSource.head() >= sequence)
            sequences.append(sequence)
          }
          return sequences
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(sequences.sorted() == Array(1...300))
    for node in nodes { try await node.close() }
  }

  @Test("a node whose connections were ended goes on by itself")
  func reconnects() async throws {
    let server = try PostgresServer.shared.get()
    let address = try server.makeDatabase()
    let database = try await node(address)
    for round in 1...5 {
      #expect(try await append(database) == Int64(round))
      try server.sql(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """, in: address)
      #expect(try await database.read { try $0.head() } == Int64(round))
      #expect(try await database.headSource.head() == Int64(round))
    }
    try await database.close()
  }

  @Test("a node that falls silent while it writes holds the others up no longer than its patience")
  func silence() async throws {
    let address = try PostgresServer.shared.get().makeDatabase()
    let silent = try await node(address, patience: 1)
    let other = try await node(address)
    let gate = DispatchSemaphore(value: 0)
    let (began, beginning) = AsyncStream<Void>.makeStream()
    async let stuck: Int64 = silent.writeAlone { transaction in
      let sequence = try transaction.append(
        EntryDraft(kind: "stuck", at: Timestamp(microseconds: 1)))
      beginning.finish()
      gate.wait()
      return sequence
    }
    for await _ in began {}
    // It gets in when the server has ended the silent one's session.
    let sequence = try await append(other)
    #expect(sequence == 1)
    gate.signal()
    gate.signal()
    #expect(try await stuck == 2)
    try await silent.close()
    try await other.close()
  }

  @Test(
    "a node that hangs in the middle of a bulk insert is put aside, which no time-out of the server does"
  )
  func silentCopy() async throws {
    let server = try PostgresServer.shared.get()
    let address = try server.makeDatabase()
    let silent = try await node(address)
    let other = try await node(address)
    try await other.write { try $0.run("CREATE TABLE t (n BIGINT PRIMARY KEY, s TEXT)") }
    let gate = DispatchSemaphore(value: 0)
    let (began, beginning) = AsyncStream<Void>.makeStream()
    async let stuck: Int = silent.writeAlone { transaction in
      try transaction.insert(
        into: "t", ["n", "s"],
        rows: (Int64(0)..<20_000).lazy.map { number -> [SQLValue] in
          // Enough is on its way to the server that it is in the middle of the copy.
          if number == 15_000 {
            beginning.finish()
            gate.wait()
          }
          return [.integer(number), .text(String(repeating: "x", count: 100))]
        })
    }
    for await _ in began {}
    #expect(try await append(other) == 1)
    for _ in 0..<2 { gate.signal() }
    #expect(try await stuck == 20_000)
    #expect(try await other.read { try $0.int("SELECT COUNT(*) FROM t") } == 20_000)
    try await silent.close()
    try await other.close()
  }

  @Test("a server that is not there is told without its address")
  func nobody() async throws {
    do {
      _ = try await PostgresDatabase(
        PostgresSettings(address: "postgres://ada@/secret?host=/tmp/nowhere", patience: 1))
      Issue.record("there was a server")
    } catch let error as StoreError {
      #expect(error.code == .unreachable)
      #expect(!error.description.contains("ada") && !error.description.contains("nowhere"))
    }
  }

  @Test("what is no address is refused", arguments: ["postgres://[", "nonsense", ""])
  func addresses(address: String) async throws {
    await #expect(throws: StoreError.self) {
      _ = try await PostgresDatabase(PostgresSettings(address: address + " =", patience: 1))
    }
  }

  @Test("a cancelled read is interrupted")
  func cancelled() async throws {
    let database = try await node(try PostgresServer.shared.get().makeDatabase())
    let (began, beginning) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await database.read { transaction in
        beginning.finish()
        return try transaction.rows("SELECT 1 FROM pg_sleep(600)").count
      }
    }
    for await _ in began {}
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await database.read { try $0.head() } == 0)
    try await database.close()
  }

  @Test(
    "without names, everything works behind a pooler that gives each transaction another connection"
  )
  func pooled() async throws {
    let server = try PostgresServer.shared.get()
    let direct = try server.makeDatabase()
    let address = try server.pooled(direct)
    let database = try await node(address, namesStatements: false)
    let sequences = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 0..<40 { group.addTask { try await append(database) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sequences.sorted() == Array(1...40))
    try await database.write { transaction in
      try transaction.run("CREATE TABLE t (n BIGINT PRIMARY KEY, s TEXT)")
      try transaction.insert(
        into: "t", ["n", "s"], rows: (0..<500).map { [.integer($0), .text("x")] })
      let kept = try transaction.insert(
        into: "t", ["n", "s"], rows: (490..<510).map { [.integer($0), .text("y")] },
        onConflict: .ignore(target: ["n"]))
      #expect(kept == 10)
    }
    for _ in 0..<20 {
      #expect(try await database.read { try $0.int("SELECT COUNT(*) FROM t") } == 510)
    }
    try await database.close()
  }
}
#endif
