import Formats
import Foundation
import Store
import StoreSQLite
import Vault

/// A folder of its own for one test, removed with everything in it when the test lets it go.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = "/tmp/aboveboard-vault-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func store() async throws -> SQLiteDatabase {
    let database = try SQLiteDatabase(path: path + "/keys.sqlite")
    try await database.migrate(Vault.migrations, at: time(0))
    return database
  }

  /// A new vault in this folder, opened.
  func vault(key: WorkspaceKey = WorkspaceKey()) async throws -> Vault {
    let vault = Vault(store: try await store(), key: key)
    try await vault.open()
    return vault
  }

  /// The bytes of every file in the folder.
  func everything() throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().map {
      try Data(contentsOf: URL(fileURLWithPath: path + "/" + $0))
    }
  }
}

/// The time of a number of seconds after 2026 began.
func time(_ seconds: Int64) -> Timestamp {
  Timestamp(microseconds: 1_767_225_600_000_000 + seconds * 1_000_000)
}

/// A small generator with a fixed seed, so that a failing case comes back (SplitMix64).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
