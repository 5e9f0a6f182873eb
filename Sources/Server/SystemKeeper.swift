import Formats
import Logging
import ServiceLifecycle
import Workspace

/// Asks other systems again while the server runs, and looks at each once a day; a slow one holds up nothing else.
struct SystemKeeper: Service {
  private static let pause = Duration.seconds(10)

  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await workspace.keepOtherSystems(clock: clock)
        } catch is CancellationError {
        } catch {
          logger.error("other systems could not be asked; run `aboveboard systems steps`")
        }
        try? await Task.sleep(for: Self.pause)
      }
    }
  }
}
