public import Formats
import Store
import Vendors

extension Workspace {
  /// Looks at what is due about partners; a server does it now and then.
  ///
  /// - Returns: how many findings were opened or came back, or nil when another node is at it.
  public func watchPartners(at now: Timestamp) async throws -> Int? {
    try await database.lock("partners").hold { _ in try await vendors.watch(at: now) }
  }
}
