import Findings
import Formats
import Foundation
import Store
import TestSupport

extension TestFolder {
  func database() async throws -> any Store.Database { try await database(of: Findings.migrations) }
}

/// The time of a number of days after 2026 began.
func time(_ days: Int64) -> Timestamp {
  Timestamp(microseconds: 1_767_225_600_000_000 + days * 86_400_000_000)
}

/// The day of a number of days after 2026 began.
func day(_ days: Int32) -> CivilDate { time(0).date.adding(days: Int(days)) }
