import Formats
import Foundation
import Staff
import Store
import TestSupport

extension TestFolder {
  func database() async throws -> any Store.Database { try await database(of: Staff.migrations) }
}
