import Formats
import Logging
import ServiceLifecycle
import Workspace

/// Holds public answers against the facts, and promises against the day, while the server runs.
struct QuestionKeeper: Service {
  private static let pause = Duration.seconds(300)

  let workspace: Workspace
  let logger: Logger
  let clock: @Sendable () -> Timestamp

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          _ = try await workspace.recheckQuestions(at: clock())
        } catch is CancellationError {
        } catch {
          logger.error("public answers could not be held against the facts")
        }
        try? await Task.sleep(for: Self.pause)
      }
    }
  }
}
