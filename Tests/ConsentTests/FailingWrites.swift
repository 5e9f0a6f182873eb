import Store
import TestSupport

/// A real database of which every write is rolled back by an error, as when its disk is full.
struct FailingWrites: Store.Database {
  let inner: any Store.Database

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
    try await inner.write { transaction -> T in
      _ = try body(transaction)
      throw StoreError(.full, "the disk is full")
    }
  }

  func writeAlone<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T { try await write(body) }

  func close() async throws { try await inner.close() }
}

func reopened(_ world: World) async throws -> any Store.Database {
  try await world.place.open(World.migrations, at: world.at)
}
