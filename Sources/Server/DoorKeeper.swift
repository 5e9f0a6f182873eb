import Door
import Formats
import Logging
import ServiceLifecycle
import Workspace

/// Leaves the entry of each minute in which partners asked or looked, and clears visits that are over.
struct DoorKeeper: Service {
  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await workspace.door.settle(at: clock())
          try await workspace.door.removeExpired(at: clock())
        } catch {
          logger.error(
            "calls of partners could not be entered in the log; the next minute tries again")
        }
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }
}
