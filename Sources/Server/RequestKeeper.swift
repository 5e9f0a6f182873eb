import Formats
import Logging
import ServiceLifecycle
import Workspace

/// Looks at which requests of people are due while the server runs, so that nobody forgets one.
struct RequestKeeper: Service {
  private static let pause = Duration.seconds(300)

  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          _ = try await workspace.watchRequests(at: clock())
        } catch is CancellationError {
        } catch {
          logger.error("which requests are due could not be looked at")
        }
        try? await Task.sleep(for: Self.pause)
      }
    }
  }
}
