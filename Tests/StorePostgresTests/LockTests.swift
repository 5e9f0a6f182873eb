#if PostgreSQL
import Formats
import Store
import StorePostgres
import TestSupport
import Testing

@Suite("Locks and wakes")
struct LockTests {
  @Test("one holder at a time, by name, and free again when let go", arguments: Engine.allCases)
  func locks(engine: Engine) async throws {
    let database = try await engine.open()
    let held = try #require(try await database.lock("evidence").tryLock())
    #expect(try await database.lock("evidence").tryLock() == nil)
    let other = try #require(try await database.lock("disclosure/1").tryLock())
    try await held.check()
    try await other.check()
    await held.release()
    await held.release()
    let again = try #require(try await database.lock("evidence").tryLock())
    await again.release()
    await other.release()
    try await database.close()
  }

  @Test("a body that throws gives the lock back", arguments: Engine.allCases)
  func throwing(engine: Engine) async throws {
    struct Stop: Error {}
    let lock = try await engine.open().lock("evidence")
    await #expect(throws: Stop.self) { try await lock.hold { _ in throw Stop() } as Void? }
    #expect(try await lock.hold { _ in 1 } == 1)
  }

  @Test("a holder whose session the server ended learns it, and another gets the lock")
  func lost() async throws {
    let server = try PostgresServer.shared.get()
    let address = try server.makeDatabase()
    let database = try await PostgresDatabase(PostgresSettings(address: address))
    let held = try #require(try await database.lock("evidence").tryLock())
    try server.sql(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """, in: address)
    await #expect(throws: StoreError.self) { try await held.check() }
    let next = try #require(try await database.lock("evidence").tryLock())
    await held.release()
    try await next.check()
    await next.release()
    try await database.close()
  }

  @Test("a name that could be anything else is refused")
  func names() async throws {
    let database = try await Engine.postgres.open()
    await #expect(throws: StoreError.self) { _ = try await database.lock("a'b").tryLock() }
  }

  @Test("whoever waits is woken by another node's change", arguments: Engine.allCases)
  func wakes(engine: Engine) async throws {
    let database = try await engine.open()
    let wakes = database.wakes()
    async let seen: Int64 = {
      for await _ in wakes {
        let head = try await database.headSource.head()
        if head > 0 { return head }
      }
      return 0
    }()
    try await database.write { transaction in
      try transaction.append(EntryDraft(kind: "test", at: Timestamp(microseconds: 1)))
    }
    #expect(try await seen == 1)
  }
}
#endif
