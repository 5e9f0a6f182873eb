import Findings
import Formats
import Foundation
import Store
import TestSupport

/// A folder of its own for one test, removed with everything in it when the test lets it go.
final class TestFolder: Sendable {
  let path: String
  private let place: DatabaseInTest

  init() throws {
    path = "/tmp/aboveboard-findings-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    place = try DatabaseInTest(path: path + "/data.sqlite")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func database() async throws -> any Store.Database {
    try await place.open(Migration.entries + Findings.migrations, at: time(0))
  }
}

/// The time of a number of days after 2026 began.
func time(_ days: Int64) -> Timestamp {
  Timestamp(microseconds: 1_767_225_600_000_000 + days * 86_400_000_000)
}

/// The day of a number of days after 2026 began.
func day(_ days: Int32) -> CivilDate { time(0).date.adding(days: Int(days)) }
