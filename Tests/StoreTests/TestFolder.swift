import Formats
import Foundation
import Store
import StoreSQLite

/// A folder of its own for one test, removed with everything in it when the test lets it go.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = "/tmp/aboveboard-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var database: String { path + "/data.sqlite" }

  /// A new or existing database of this folder with the tables of `entries`.
  func open(limit: Int = 4_096) async throws -> SQLiteDatabase {
    let database = try SQLiteDatabase(path: database, limit: limit)
    try await database.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    return database
  }
}

/// A small generator with a fixed seed, so that a failing case comes back (SplitMix64).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The time of a number of seconds after 2026 began.
func time(_ seconds: Int64) -> Timestamp {
  Timestamp(microseconds: 1_767_225_600_000_000 + seconds * 1_000_000)
}

/// Runs work that must fail in the store and returns how; nil when it succeeded.
func failure<T>(_ work: () async throws -> T) async -> StoreError.Code? {
  do {
    _ = try await work()
    return nil
  } catch {
    return (error as? StoreError)?.code
  }
}
