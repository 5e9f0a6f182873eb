import Formats
import Foundation
import Standing
import Store
import TestSupport

extension TestFolder {
  func database() async throws -> any Store.Database { try await database(of: Standing.migrations) }
}
