import Formats
import Index
import Logging
import ServiceLifecycle
import Store
import Workspace

/// Keeps the index near the head of `entries` while the server runs, so that a decision has little to catch up with.
///
/// Decisions never rely on it: each asks for the head itself.
struct IndexKeeper: Service {
  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in workspace.database.wakes() {
        do {
          _ = try await workspace.index.current(at: clock())
        } catch {
          logger.error("the index could not be brought up to date")
        }
      }
    }
  }
}
