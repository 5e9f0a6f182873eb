import Formats
import Foundation
import Staff
import Store
import TestSupport

/// A folder of its own for one test, removed with everything in it when the test lets it go.
final class TestFolder: Sendable {
  let path: String
  private let place: DatabaseInTest

  init() throws {
    path = "/tmp/aboveboard-staff-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    place = try DatabaseInTest(path: path + "/data.sqlite")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func database() async throws -> any Store.Database {
    try await place.open(Migration.entries + Staff.migrations, at: time(0))
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
