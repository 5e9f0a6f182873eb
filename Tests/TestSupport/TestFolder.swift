#if PostgreSQL
public import Formats
public import Foundation
public import Store

/// A folder of its own for one test, removed with everything in it when the test lets it go.
public final class TestFolder: Sendable {
  /// Where it lies.
  public let path: String
  private let place: DatabaseInTest

  /// Makes the folder, and a place for a database of this run's engine.
  public init() throws {
    path = "/tmp/aboveboard-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    place = try DatabaseInTest(path: path + "/data.sqlite")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The folder's database with the tables of `entries` and of a room.
  public func database(of room: [Migration]) async throws -> any Store.Database {
    try await place.open(Migration.entries + room, at: time(0))
  }

  /// The bytes of every file in the folder.
  public func everything() throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().map {
      try Data(contentsOf: URL(fileURLWithPath: path + "/" + $0))
    }
  }
}

/// The time of a number of seconds after 2026 began.
public func time(_ seconds: Int64) -> Timestamp {
  Timestamp(microseconds: 1_767_225_600_000_000 + seconds * 1_000_000)
}
#endif
