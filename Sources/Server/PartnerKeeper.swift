import Formats
import Logging
import ServiceLifecycle
import Workspace

/// Looks at what is due about partners while the server runs, so that their teams are warned first.
struct PartnerKeeper: Service {
  private static let pause = Duration.seconds(300)

  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          _ = try await workspace.watchPartners(at: clock())
        } catch is CancellationError {
        } catch {
          logger.error("what is due about partners could not be looked at")
        }
        try? await Task.sleep(for: Self.pause)
      }
    }
  }
}
