import Consent
import Formats
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

/// A real database before each write of which another process brings the tables up to the journal.
private struct CaughtUpBetween: Store.Database {
  let inner: any Store.Database
  let vault: Vault
  let at: Timestamp

  var dialect: Dialect { inner.dialect }
  var headSource: any HeadSource { inner.headSource }

  func lock(_ name: String) -> any ExclusiveLock { inner.lock(name) }

  func wakes() -> AsyncStream<Void> { inner.wakes() }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T { try await inner.read(body) }

  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    _ = try await Consent(database: inner, vault: vault).catchUpWithJournal(at: at)
    return try await inner.write(body)
  }

  func writeAlone<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T { try await inner.writeAlone(body) }

  func close() async throws { try await inner.close() }
}

@Suite(.onEveryEngine) struct CatchUpTests {
  private let objection = ChoiceDraft(act: .object, purpose: .marketing, channel: .web)

  @Test("the position in the journal passes over no act that is not in the tables")
  func lowWater() async throws {
    let world = try await World()
    defer { world.remove() }
    let failing = Consent(database: FailingWrites(inner: world.main), vault: world.vault)
    await #expect(throws: StoreError.self) {
      _ = try await failing.record(
        objection, subject: 0, inForce: world.inForce, actor: world.actor, at: world.at,
        request: "abc")
    }
    for _ in 0..<3 { try await world.record(objection, 1) }
    #expect(try await world.vault.journalHead() == 4)
    #expect(try await world.consent.journalPosition() == 0)
    #expect(try await world.consent.catchUpWithJournal(at: world.at) == 1)
    #expect(try await world.consent.journalPosition() == 4)
    try await world.record(objection, 2)
    #expect(try await world.consent.journalPosition() == 5)
    // Whoever tries again finds what was put back.
    let again = try await world.record(objection, request: "abc")
    #expect(try await world.consent.history(of: 0).map(\.id) == [again.id])
  }

  @Test("an act that another process puts back first is recorded once and acknowledged")
  func between() async throws {
    let world = try await World()
    defer { world.remove() }
    let consent = Consent(
      database: CaughtUpBetween(inner: world.main, vault: world.vault, at: world.at),
      vault: world.vault)
    let recorded = try await consent.record(
      objection, subject: 0, inForce: world.inForce, actor: world.actor, at: world.at,
      request: "abc")
    let history = try await world.consent.history(of: 0)
    #expect(history.map(\.id) == [recorded.id] && history.map(\.sequence) == [recorded.sequence])
    #expect(try await world.record(objection, request: "abc") == recorded)
  }
}
